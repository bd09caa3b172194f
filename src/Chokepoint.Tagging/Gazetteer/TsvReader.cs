using System.Text;

namespace Chokepoint.Tagging.Gazetteer;

/// <summary>One line of a data file.</summary>
/// <param name="File">Name of the file, for messages.</param>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Cells">As many as the file has columns; an empty cell is an empty string.</param>
internal sealed record TsvRow(string File, int Line, string[] Cells)
{
    public string this[int column] => Cells[column];

    public string? ValueOrNull(int column) => Cells[column].Length > 0 ? Cells[column] : null;

    /// <summary>The values of a cell, without empty ones.</summary>
    public string[] Values(int column) => Cells[column].Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The values of a cell with their flags read.</summary>
    public Term[] Terms(int column, Func<string, bool>? include = null) =>
        [.. Values(column).Where(include ?? (_ => true)).Select(value => Term.TryParse(value) ?? throw Wrong($"'{value}' is no term: write Name, Name{{case}}, Name{{ctx}}, Name{{usual}}"))];

    public InvalidDataException Wrong(string message) => new($"{File}, line {Line}: {message}.");
}

/// <summary>Reads the embedded data files: UTF-8, LF, TAB between cells, # for comments.</summary>
internal static class TsvReader
{
    public static IReadOnlyList<TsvRow> Read(string file, int columns)
    {
        using var stream = typeof(TsvReader).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidDataException($"{file} is not embedded: is it in the Gazetteer folder?");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(reader, file, columns);
    }

    public static IReadOnlyList<TsvRow> Parse(TextReader reader, string file, int columns)
    {
        var rows = new List<TsvRow>();
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            var row = new TsvRow(file, line, text.Split('\t'));
            rows.Add(row.Cells.Length == columns ? row : throw row.Wrong($"{row.Cells.Length} cells, not {columns}"));
        }

        return rows;
    }
}
