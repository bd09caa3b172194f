using Chokepoint.Scraper.Feeds.Markup;

namespace Chokepoint.Scraper.Feeds.Formats;

/// <summary>One entry, whatever its format: each field from the first name that has it.</summary>
internal sealed class EntryFields(Element entry, Element channel, Uri? address)
{
    private static readonly string[] Published =
        ["atom:published", "published", "atom:issued", "issued", "pubdate", "dcterms:issued", "dcterms:available", "dcterms:created", "dc:created", "atom:created", "dc:date", "date"];

    private static readonly string[] Updated =
        ["atom:updated", "updated", "atom:modified", "modified", "dcterms:modified", "dc:modified", "dc:date"];

    public FeedEntry Read()
    {
        var content = entry.First("atom:content", "content", "content:encoded", "xhtml:body", "xhtml:div", "encoded", "body", "fullitem");
        var summary = entry.First("atom:summary", "description", "summary", "abstract", "dc:description", "dcterms:abstract", "itunes:summary", "itunes:subtitle")
            ?? entry.First("media:description") ?? entry.First("media:group", "media:content")?.First("media:description");
        var title = Title();
        var enclosures = Enclosures().Distinct(StringComparer.Ordinal).ToArray();
        return new FeedEntry
        {
            Id = entry.First("atom:id", "id", "guid", "dc:identifier")?.Text() ?? entry.Attribute("rdf:about"),
            Title = TextConstruct.Plain(title),
            TitleMarkup = TextConstruct.Html(title),
            Link = Link(content) ?? enclosures.FirstOrDefault(),
            Published = Time(Published),
            Updated = Time(Updated) ?? FeedDate.Parse(entry.Attribute("lastmod")),
            Authors = Authors(),
            Contacts = Persons.Contacts(entry),
            Summary = TextConstruct.Html(summary),
            Content = TextConstruct.Html(content),
            Categories = [.. Categories().Distinct(StringComparer.Ordinal)],
            Enclosures = enclosures,
            Language = entry.First("dc:language", "language")?.Text() ?? entry.Attribute("xml:lang"),
        };
    }

    private Element? Title() => entry.First("atom:title", "title", "dc:title", "dcterms:title", "itunes:title", "media:title")
        ?? entry.First("media:group", "media:content")?.First("media:title");

    private string? Link(Element? content) =>
        Base.Resolve(entry, entry.First("feedburner:origlink")?.Text(), address)
        ?? Links.Page(entry, address)
        ?? Links.Permalink(entry, address)
        ?? Base.Resolve(entry, entry.Attribute("rdf:about") ?? entry.Attribute("href"), address)
        ?? Base.Resolve(entry, content?.Attribute("src"), address)
        ?? (entry.First("atom:id", "id")?.Text() is { } id && Links.IsWeb(id) ? id : null);

    private IReadOnlyList<string> Authors()
    {
        if (Persons.Of(entry) is { Count: > 0 } own)
        {
            return own;
        }

        return entry.First("atom:source", "source") is { } source && Persons.Of(source) is { Count: > 0 } cited ? cited : Persons.Of(channel);
    }

    private FeedTime? Time(ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            foreach (var element in entry.All(key))
            {
                if (FeedDate.Parse(element.Text()) is { } time)
                {
                    return time;
                }
            }
        }

        return null;
    }

    private IEnumerable<string> Categories()
    {
        foreach (var element in entry.Elements)
        {
            if (element.Key is "atom:category" or "category" or "dc:subject" or "dcterms:subject" or "media:category")
            {
                foreach (var term in new[] { element.Attribute("term"), element.Attribute("label"), element.Text() })
                {
                    if (PlainText.FromHtml(term ?? "") is { Length: > 0 } text)
                    {
                        yield return text;
                    }
                }
            }
            else if (element.Key is "itunes:category")
            {
                foreach (var category in element.Elements.Append(element).Select(level => level.Attribute("text")).OfType<string>())
                {
                    yield return category;
                }
            }
            else if (element.Key is "itunes:keywords" or "media:keywords")
            {
                foreach (var word in element.Text().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    yield return word;
                }
            }
        }
    }

    private IEnumerable<string> Enclosures()
    {
        foreach (var element in entry.Elements.SelectMany(child => child.Key == "media:group" ? child.Elements : [child]))
        {
            var link = element.Key switch
            {
                "enclosure" or "media:content" => element.Attribute("url") ?? element.Attribute("href") ?? element.Attribute("rdf:resource"),
                "feedburner:origenclosurelink" => element.Text(),
                "atom:link" or "link" when element.Attribute("rel") is "enclosure" => element.Attribute("href"),
                _ => null,
            };
            if (Base.Resolve(element, link, address) is { } resolved)
            {
                yield return resolved;
            }
        }
    }
}
