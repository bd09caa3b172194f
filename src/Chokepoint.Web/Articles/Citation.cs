using System.Globalization;
using System.Text;

namespace Chokepoint.Web.Articles;

/// <summary>How to cite an article, in the three forms that reference managers and footnotes take.</summary>
internal static class Citation
{
    public static string Plain(ReadingArticle article)
    {
        var author = article.Author is { Length: > 0 } name ? Line(name) + ": " : "";
        var address = article.HasWebAddress ? " " + article.Url : "";
        return $"{author}“{Line(article.Title)}”, {Line(article.Source.Name)}, {Date(article) ?? "undated"}.{address}";
    }

    public static string BibTeX(ReadingArticle article)
    {
        var entry = new StringBuilder();
        entry.Append(CultureInfo.InvariantCulture, $"@article{{chokepoint{article.Id},\n");
        Field(entry, "title", Escape(article.Title));
        Field(entry, "author", Escape(article.Author?.Replace(";", " and", StringComparison.Ordinal)));
        Field(entry, "journal", Escape(article.Source.Name));
        Field(entry, "date", Date(article));
        Field(entry, "url", article.HasWebAddress ? article.Url : null);
        return entry.Append('}').ToString();
    }

    public static string Ris(ReadingArticle article)
    {
        var lines = new List<(string Tag, string? Value)>
        {
            ("TY", "NEWS"), ("TI", article.Title), ("T2", article.Source.Name), ("DA", Date(article)?.Replace('-', '/')),
            ("UR", article.HasWebAddress ? article.Url : null), ("LA", article.Language),
        };
        lines.InsertRange(2, (article.Author ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(author => ("AU", (string?)author)));
        return string.Join('\n', lines.Where(line => line.Value is { Length: > 0 }).Select(line => $"{line.Tag}  - {Line(line.Value!)}")) // not null by Where
            + "\nER  - ";
    }

    private static string? Date(ReadingArticle article) => article.PublishedAt?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Field(StringBuilder entry, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            entry.Append(CultureInfo.InvariantCulture, $"  {name} = {{{value}}},\n");
        }
    }

    private static string? Escape(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var escaped = new StringBuilder();
        foreach (var letter in Line(text))
        {
            escaped.Append(letter switch
            {
                '\\' => "\\textbackslash{}",
                '{' or '}' or '%' or '&' or '$' or '#' or '_' => "\\" + letter,
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }

    // One line: a line break would start a field of its own.
    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
