using System.Globalization;
using System.Text.Json;
using Chokepoint.Tagging;

namespace Chokepoint.Cli.Tagging;

/// <summary>An article as a line of JSON: id, title, body, published, source. What is missing counts as empty; what is wrong says so.</summary>
internal static class ArticleJson
{
    public static (string Id, ArticleText Text) Read(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException("the line is no JSON object");
        }

        var id = row.TryGetProperty("id", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : TextOf(row, "id");
        if (id.Length == 0)
        {
            throw new InvalidDataException("\"id\" is missing");
        }

        var source = TextOf(row, "source");
        return (id, new ArticleText(TextOf(row, "title"), TextOf(row, "body"), DateOf(row), source.Length > 0 ? source : null));
    }

    public static string TextOf(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return "";
        }

        return value.ValueKind == JsonValueKind.String ? StringOf(value) : throw new InvalidDataException($"\"{name}\" is no text");
    }

    // A lone surrogate escape is legal JSON that no .NET string can be read from: keep the text, lose the half.
    private static string StringOf(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return SurrogateEscapes.Read(value.GetRawText());
        }
    }

    private static DateOnly? DateOf(JsonElement row)
    {
        var text = TextOf(row, "published").Trim();
        if (text.Length == 0)
        {
            return null;
        }

        return DateOnly.TryParseExact(text.Length > 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new InvalidDataException($"\"published\" is '{text}': write a date as 2020-07-14");
    }
}
