using System.Globalization;
using System.IO.Compression;
using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Training.Parsing;

/// <summary>A word of a treebank; <see cref="Head"/> counts from 0, the root is the number of words.</summary>
internal sealed record TreeWord(string Form, string Lemma, string Tag, int Head, Relation Relation);

internal static class Treebank
{
    public static List<TreeWord[]> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var sentences = new List<TreeWord[]>();
        var rows = new List<string[]>();
        while (true)
        {
            var line = reader.ReadLine();
            if (string.IsNullOrEmpty(line))
            {
                if (rows.Count > 0)
                {
                    sentences.Add([.. rows.Select(row => ToWord(row, rows.Count))]);
                    rows.Clear();
                }

                if (line is null)
                {
                    return sentences;
                }
            }
            else if (line[0] != '#' && line.Split('\t') is var row && row[0].All(char.IsAsciiDigit))
            {
                rows.Add(row);
            }
        }
    }

    private static TreeWord ToWord(string[] row, int count)
    {
        var head = int.Parse(row[6], CultureInfo.InvariantCulture);
        return new(row[1], row[2], row[4], head == 0 ? count : head - 1, Relations.Of(row[7]));
    }
}
