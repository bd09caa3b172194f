using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chokepoint.Data.Articles;
using Chokepoint.Scraper.Extraction;

namespace Chokepoint.Cli.Extraction;

/// <summary>What one input line gets: an output line (empty for a blank one), or what is wrong with it.</summary>
internal sealed record PageAnswer(string Line, string? Problem)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PageAnswer To(string line, string folder)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return new PageAnswer("", null);
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            return Answer(json.RootElement, folder);
        }
        catch (JsonException exception)
        {
            return Bad($"not JSON: {exception.Message}");
        }
        catch (Exception exception)
        {
            // One bad line must not stop the others.
            return Bad($"cannot be read: {exception.Message}");
        }
    }

    private static PageAnswer Answer(JsonElement page, string folder)
    {
        if (page.ValueKind != JsonValueKind.Object)
        {
            return Bad("not an object; expected {\"id\",\"url\",\"html\"} or {\"id\",\"url\",\"file\"}.");
        }

        if (!page.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            return Bad("\"id\" is missing; give each page a string or a number.");
        }

        var address = Text(page, "url") is { } url && Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed : null;
        try
        {
            return Html(page, folder) is { } html
                ? new PageAnswer(Write(id, ArticleExtractor.Extract(html, address)), null)
                : Bad("neither \"html\" nor \"file\" holds a page.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Bad($"\"file\" cannot be read: {exception.Message}");
        }
    }

    private static string? Html(JsonElement page, string folder) =>
        Text(page, "html") ?? (Text(page, "file") is { } file ? File.ReadAllText(Path.Combine(folder, file)) : null);

    private static string? Text(JsonElement page, string name) =>
        page.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static PageAnswer Bad(string problem) => new("", problem);

    private static string Write(JsonElement id, ExtractionResult result)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("id");
            id.WriteTo(writer);
            if (result is ExtractionResult.Article(var article))
            {
                WriteArticle(writer, article);
            }
            else if (result is ExtractionResult.NotArticle(var reason))
            {
                writer.WriteNull("body");
                writer.WriteString("reason", reason);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteArticle(Utf8JsonWriter writer, ExtractedArticle article)
    {
        writer.WriteString("title", article.Title);
        writer.WriteString("body", article.Body);
        writer.WriteString("published", article.Published is { } date ? Format(date) : null);
        writer.WriteString("author", article.Author);
        writer.WriteString("language", article.Language);
        writer.WriteString("site", article.Site);
        writer.WriteString("canonical", article.CanonicalUrl);
    }

    private static string Format(PublishedDate date) => date.Precision == PublishedPrecision.Day
        ? date.At.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        : date.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
}
