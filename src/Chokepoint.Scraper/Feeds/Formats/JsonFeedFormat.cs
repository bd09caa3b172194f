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
        if (items is not { ValueKind: JsonValueKind.Array or JsonValueKind.Object } && version?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) != true)
        {
            return new FeedResult.NotAFeed("It is JSON, but no JSON Feed: it has no list \"items\".");
        }

        FeedEntry[] entries = [.. Items(root, items).Where(IsObject).Select(item => Entry(item, root, address))];
        return new FeedResult.Read(new Feed
        {
            Kind = FeedKind.JsonFeed,
            Title = Plain(root, "title"),
            TitleMarkup = Text(root, "title"),
            Link = Address(root, "home_page_url", address),
            Description = Text(root, "description"),
            Language = Text(root, "language"),
            Updated = FeedDate.Parse(Text(root, "date_modified") ?? Text(root, "updated")) ?? Latest(entries),
            Entries = entries,
        });
    }

    private static FeedEntry Entry(JsonElement item, JsonElement root, Uri? address)
    {
        var own = Authors(item);
        return new FeedEntry
        {
            Id = Text(item, "id"),
            Title = Plain(item, "title"),
            TitleMarkup = Text(item, "title"),
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

    private static FeedTime? Latest(FeedEntry[] entries) =>
        entries.Select(entry => entry.Updated ?? entry.Published).Where(time => time is not null).MaxBy(time => time?.At);

    // "authors" or "author"; a list, an object, or only a name.
    private static List<string> Authors(JsonElement element) =>
        [.. ((string[])["authors", "author"]).SelectMany(name => Items(element, Member(element, name)))
            .Select(author => author.ValueKind == JsonValueKind.String ? author.GetString() : Text(author, "name") ?? Text(author, "url"))
            .OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    private static bool IsObject(JsonElement element) => element.ValueKind == JsonValueKind.Object;

    private static JsonElement? Member(JsonElement element, string name)
    {
        if (!IsObject(element))
        {
            return null;
        }

        if (element.TryGetProperty(name, out var value))
        {
            return value;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }

    // One thing where a list belongs is a list of one.
    private static IEnumerable<JsonElement> Items(JsonElement owner, JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { ValueKind: JsonValueKind.Object or JsonValueKind.String } single when !single.Equals(owner) => [single],
        _ => [],
    };

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) => Items(element, Member(element, name));

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
