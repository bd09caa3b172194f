using System.Net;
using System.Text.Json;

namespace Chokepoint.Scraper.Extraction.Declared;

internal static class LinkedArticleReader
{
    public static bool IsArticle(JsonElement element) => Values(element, "@type").Any(type =>
        type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("BlogPosting", StringComparison.Ordinal)
        || type.EndsWith("Report", StringComparison.Ordinal) || type is "Review" or "ReportageNewsArticle" or "WebPage" && HasHeadline(element));

    private static bool HasHeadline(JsonElement element) => element.TryGetProperty("headline", out _);

    public static LinkedArticle Read(JsonElement element, Dictionary<string, string> names) => new()
    {
        Headline = Clean(Text(element, "headline") ?? Text(element, "name")),
        Published = Text(element, "datePublished") ?? Text(element, "dateCreated"),
        Modified = Text(element, "dateModified"),
        Body = Text(element, "articleBody") ?? Text(element, "reviewBody"),
        Publisher = Names(element, "publisher", names).FirstOrDefault(),
        Image = Address(element, "image") ?? Address(element, "thumbnailUrl"),
        Language = Text(element, "inLanguage"),
        Url = Text(element, "url"),
        Authors = [.. Names(element, "author", names).DefaultIfEmpty().OfType<string>().Concat(
            element.TryGetProperty("author", out _) ? [] : Names(element, "creator", names)).Distinct()],
        IsFree = Text(element, "isAccessibleForFree") is not { } free || !free.Equals("false", StringComparison.OrdinalIgnoreCase),
    };

    public static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                JsonValueKind.Array => value.EnumerateArray().Select(Text).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)),
                JsonValueKind.Object when value.TryGetProperty("@value", out var inner) => Text(inner),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate: JSON that is no Unicode text.
            return null;
        }
    }

    private static IEnumerable<string> Values(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Text).OfType<string>()
        : Text(value) is { } text ? [text] : [];

    private static IEnumerable<string> Names(JsonElement element, string name, Dictionary<string, string> names) =>
        element.TryGetProperty(name, out var value) ? Names(value, names, 0) : [];

    private static IEnumerable<string> Names(JsonElement value, Dictionary<string, string> names, int depth) => value.ValueKind switch
    {
        _ when depth > 3 => [],
        JsonValueKind.String => Text(value) is { } text ? [WebUtility.HtmlDecode(text)] : [],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Names(item, names, depth + 1)),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => Names(name, names, depth + 1),
        JsonValueKind.Object => Text(value, "@id") is { } id && names.TryGetValue(id, out var known) ? [known] : [],
        _ => [],
    };

    private static string? Address(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? Address(value, 0) : null;

    private static string? Address(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value),
        JsonValueKind.Array when depth < 3 => value.EnumerateArray().Select(item => Address(item, depth + 1)).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => Text(value, "url") ?? Text(value, "contentUrl"),
        _ => null,
    };

    private static string? Clean(string? text) => text is null ? null : WebUtility.HtmlDecode(text);
}
