using Chokepoint.Scraper.Feeds.Markup;

namespace Chokepoint.Scraper.Feeds.Formats;

/// <summary>Sitemaps (sitemaps.org) with the news extension, and indexes of sitemaps.</summary>
internal static class SitemapFormat
{
    public static Feed Read(Element root, Uri? address)
    {
        var isIndex = root.Key == "sitemapindex";
        var entries = new List<FeedEntry>();
        foreach (var element in root.Elements)
        {
            if (element.Key is "url" or "sitemap" && Entry(element, address) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return new Feed { Kind = isIndex ? FeedKind.SitemapIndex : FeedKind.Sitemap, Entries = entries };
    }

    private static FeedEntry? Entry(Element element, Uri? address)
    {
        if (Base.Resolve(element, element.First("loc", "link")?.Text(), address) is not { } link)
        {
            return null;
        }

        var news = element.First("news:news");
        var title = news?.First("news:title");
        return new FeedEntry
        {
            Id = link,
            Link = link,
            Title = TextConstruct.Plain(title),
            Published = FeedDate.Parse(news?.First("news:publication_date")?.Text()),
            Updated = FeedDate.Parse(element.First("lastmod")?.Text()),
            Categories = news?.First("news:keywords")?.Text().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            Language = news?.First("news:publication")?.First("news:language")?.Text(),
        };
    }
}
