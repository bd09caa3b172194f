using Chokepoint.Scraper.Feeds.Markup;

namespace Chokepoint.Scraper.Feeds.Formats;

/// <summary>The head of a feed, whatever its format: each field from the first name that has it.</summary>
internal sealed class FeedFields(Element channel, Element root, Uri? address)
{
    public Feed Read(FeedKind kind, IReadOnlyList<FeedEntry> entries) => new()
    {
        Kind = kind,
        Title = TextConstruct.Plain(Title),
        TitleMarkup = TextConstruct.Html(Title),
        Link = Links.Page(channel, address) ?? Base.Resolve(channel, channel.Attribute("rdf:about") ?? channel.Attribute("href"), address) ?? address?.AbsoluteUri,
        Description = TextConstruct.Html(channel.First(
            "atom:subtitle", "subtitle", "atom:tagline", "tagline", "description", "abstract", "dc:description", "itunes:summary", "itunes:subtitle", "media:description")),
        Language = (channel.First("language", "dc:language", "dcterms:language")?.Text()
            ?? channel.Attribute("xml:lang") ?? root.Attribute("xml:lang"))?.Replace('_', '-'),
        Updated = Updated(),
        Entries = entries,
    };

    private Element? Title => channel.First("atom:title", "title", "dc:title", "dcterms:title", "media:title");

    private FeedTime? Updated()
    {
        foreach (var key in (ReadOnlySpan<string>)["atom:updated", "updated", "atom:modified", "modified", "lastbuilddate", "pubdate", "dc:date", "dcterms:modified", "atom:published"])
        {
            if (FeedDate.Parse(channel.First(key)?.Text()) is { } time)
            {
                return time;
            }
        }

        return FeedDate.Parse(channel.Attribute("lastmod"));
    }
}
