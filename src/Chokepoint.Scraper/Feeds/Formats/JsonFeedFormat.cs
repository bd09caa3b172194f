using System.Text.Json;

namespace Chokepoint.Scraper.Feeds.Formats;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org), fields of other types read as their text.</summary>
internal static class JsonFeedFormat
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    public static FeedResult Read(string text, Uri? address)
    {
        try
        {
            using var document = JsonDocument.Parse(text.Trim('\uFEFF', ' ', '\r', '\n', '\t'), Lenient);
            return ReadRoot(document.RootElement, address);
        }
        catch (JsonException exception)
        {
            return new FeedResult.NotAFeed($"The JSON is broken in line {exception.LineNumber + 1}.");
        }
    }

    private static FeedResult ReadRoot(JsonElement root, Uri? address)
    {
        var items = root.ValueKind == JsonValueKind.Array ? root : Member(root, "items");
        var version = Text(root, "version");
        if (items is not { ValueKind: JsonValueKind.Array } && version?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) != true)
        {
            return new FeedResult.NotAFeed("It is JSON, but no JSON Feed: it has no list \"items\".");
        }

        var entries = items is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Where(IsObject) : [];
        return new FeedResult.Read(new Feed
        {
            Kind = FeedKind.JsonFeed,
            Title = Plain(root, "title"),
            Link = Address(root, "home_page_url", address),
            Description = Text(root, "description"),
            Language = Text(root, "language"),
            Updated = FeedDate.Parse(Text(root, "date_modified") ?? Text(root, "updated")),
            Entries = [.. entries.Select(item => Entry(item, root, address))],
        });
    }

    private static FeedEntry Entry(JsonElement item, JsonElement root, Uri? address)
    {
        var own = Authors(item);
        return new FeedEntry
        {
            Id = Text(item, "id"),
            Title = Plain(item, "title"),
            Link = Address(item, "url", address) ?? Address(item, "external_url", address) ?? (Links.IsWeb(Text(item, "id")) ? Text(item, "id") : null),
            Published = FeedDate.Parse(Text(item, "date_published")),
            Updated = FeedDate.Parse(Text(item, "date_modified")),
            Authors = own.Count > 0 ? own : Authors(root),
            Summary = Text(item, "summary"),
            Content = Text(item, "content_html") ?? Text(item, "content_text"),
            Categories = [.. Items(item, "tags").Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString() ?? "")],
            Enclosures = [.. Items(item, "attachments").Select(file => Address(file, "url", address)).OfType<string>()],
            Language = Text(item, "language"),
        };
    }

    private static List<string> Authors(JsonElement element) =>
        [.. Items(element, "authors").Append(Member(element, "author") ?? default)
            .Select(author => author.ValueKind == JsonValueKind.String ? author.GetString() : Text(author, "name") ?? Text(author, "url"))
            .OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    private static bool IsObject(JsonElement element) => element.ValueKind == JsonValueKind.Object;

    private static JsonElement? Member(JsonElement element, string name) =>
        IsObject(element) && element.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString() is { } text && text.Trim().Length > 0 ? text : null,
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    private static string? Plain(JsonElement element, string name) => Text(element, name) is { } text ? PlainText.FromHtml(text) : null;

    private static string? Address(JsonElement element, string name, Uri? address) =>
        Text(element, name)?.Trim() is { } link ? Base.Resolve(address, link) : null;
}
