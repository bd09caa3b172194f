using System.IO.Compression;
using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Training.Stances;

/// <summary>Writes what <see cref="ArbiterModel"/> reads.</summary>
internal static class ModelFile
{
    public static byte[] Pack(List<(uint Key, sbyte[] Weights)> rows, BoostedTrees articles)
    {
        using var file = new MemoryStream();
        using (var packed = new BrotliStream(file, CompressionLevel.Optimal, leaveOpen: true))
        using (var writer = new BinaryWriter(packed))
        {
            var sorted = rows.OrderBy(row => row.Key).ToArray();
            articles.Write(writer);
            WeightFile.WriteKeys(writer, [.. sorted.Select(row => row.Key)]);
            foreach (var weight in sorted.SelectMany(row => row.Weights))
            {
                writer.Write(weight);
            }
        }
        return file.ToArray();
    }
}
