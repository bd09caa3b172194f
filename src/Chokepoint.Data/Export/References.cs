using System.Globalization;
using System.Text;

namespace Chokepoint.Data.Export;

/// <summary>Articles for footnotes and reference managers.</summary>
public static class References
{
    internal static async Task WriteAsync(
        Stream stream, IAsyncEnumerable<ExportRow> rows, Func<Reference, string> entry, CancellationToken cancellationToken)
    {
        var buffer = new TextBuffer(stream);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            buffer.Append(entry(row.Reference));
            await buffer.FlushIfFullAsync(cancellationToken);
        }

        await buffer.FinishAsync(cancellationToken);
    }

    public static string Plain(Reference row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var author = row.Authors.Count > 0 ? OneLine(string.Join(", ", row.Authors)) + ": " : "";
        var address = row.HasWebAddress ? " " + row.Url : "";
        return $"{author}“{OneLine(row.Title)}”, {OneLine(row.Outlet)}, {Day(row, "yyyy-MM-dd") ?? "undated"}.{address}";
    }

    public static string BibTeX(Reference row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var entry = new StringBuilder();
        entry.Append(CultureInfo.InvariantCulture, $"@article{{chokepoint{row.Id},\n");
        Field(entry, "title", $"{{{Escape(row.Title)}}}");
        Field(entry, "author", string.Join(" and ", row.Authors.Select(Escape)));
        Field(entry, "journal", Escape(row.Outlet));
        Field(entry, "date", Day(row, "yyyy-MM-dd"));
        Field(entry, "year", Day(row, "yyyy"));
        // A brace in an address would end the field.
        Field(entry, "url", row.HasWebAddress ? row.Url.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal) : null);
        return entry.Append("}\n\n").ToString();
    }

    public static string Ris(Reference row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var entry = new StringBuilder();
        Line(entry, "TY", "NEWS");
        Line(entry, "TI", row.Title);
        foreach (var author in row.Authors)
        {
            Line(entry, "AU", author);
        }

        Line(entry, "T2", row.Outlet);
        Line(entry, "PY", Day(row, "yyyy"));
        Line(entry, "DA", Day(row, "yyyy'/'MM'/'dd"));
        Line(entry, "UR", row.HasWebAddress ? row.Url : null);
        Line(entry, "LA", row.Language);
        Line(entry, "ID", row.Id.ToString(CultureInfo.InvariantCulture));
        return entry.Append("ER  - \r\n\r\n").ToString();
    }

    private static string? Day(Reference row, string format) => row.PublishedAt?.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    private static void Field(StringBuilder entry, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            entry.Append(CultureInfo.InvariantCulture, $"  {name} = {{{value}}},\n");
        }
    }

    private static void Line(StringBuilder entry, string tag, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            entry.Append(CultureInfo.InvariantCulture, $"{tag}  - {OneLine(value)}\r\n");
        }
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in OneLine(text))
        {
            escaped.Append(letter switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '{' or '}' or '%' or '&' or '$' or '#' or '_' => "\\" + letter,
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }

    // A line break would start a field of its own.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
