using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Feeds;
using Chokepoint.Scraper.Feeds.Discovery;
using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Fetching.Encodings;
using Chokepoint.Scraper.Pipeline;

namespace Chokepoint.Scraper.Sources;

/// <summary>Finds what an address given by a person is: a feed, a sitemap, a home page with feeds, or a page that lists articles.</summary>
public sealed class SourceProbe
{
    private const int MaximumFeeds = 5;
    private const int Shown = 10;
    private static readonly string[] CommonPaths = ["/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/news-sitemap.xml", "/sitemap.xml"];
    private readonly PoliteClient client;

    internal SourceProbe(PoliteClient client) => this.client = client;

    public async Task<ProbeResult> ProbeAsync(string url, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        var result = await client.FetchAsync(new FetchRequest(Address(url)), cancellationToken);
        if (result is not FetchResult.Fetched { Page: var page })
        {
            return new ProbeResult([], result.Message);
        }

        return SourceEntries.Read(page) switch
        {
            FeedResult.Read { Feed: var feed } => new ProbeResult([Describe(feed, page, null)]),
            FeedResult.NotAFeed { IsHtml: false, Reason: var reason } => new ProbeResult([], reason),
            _ => await ProbePageAsync(page, cancellationToken),
        };
    }

    /// <summary>A page that lists articles, whose links a selector names.</summary>
    public async Task<ProbeResult> ProbeListingAsync(string url, string selector, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        var result = await client.FetchAsync(new FetchRequest(Address(url)), cancellationToken);
        if (result is not FetchResult.Fetched { Page: var page })
        {
            return new ProbeResult([], result.Message);
        }

        try
        {
            var home = new Uri(page.Url);
            var listed = ListingPage.Read(HtmlEncoding.Decode(page.Body, page.Charset), home, selector);
            var found = Describe(SourceKind.Listing, page.Url, home, new Feed { Kind = FeedKind.Rss, Entries = listed });
            return listed.Count == 0
                ? new ProbeResult([], $"'{selector}' matches no link on the page.")
                : new ProbeResult([found with { Source = found.Source with { LinkSelector = selector } }]);
        }
        catch (FormatException exception)
        {
            return new ProbeResult([], exception.Message);
        }
    }

    private static string Address(string url) => url.Contains("://", StringComparison.Ordinal) ? url.Trim() : "https://" + url.Trim();

    private async Task<ProbeResult> ProbePageAsync(FetchedPage page, CancellationToken cancellationToken)
    {
        var home = new Uri(page.Url);
        var html = HtmlEncoding.Decode(page.Body, page.Charset);
        var found = await ReadFeedsAsync(FeedDiscovery.Find(html, home).Take(MaximumFeeds), page, cancellationToken);
        if (found.Count == 0)
        {
            found = await ReadFeedsAsync(CommonPaths.Select(path => new Uri(home, path).AbsoluteUri), page, cancellationToken);
        }

        var listed = ListingPage.Read(html, home, null);
        if (listed.Count > 0)
        {
            found.Add(Describe(SourceKind.Listing, page.Url, home, new Feed { Kind = FeedKind.Rss, Entries = listed }));
        }

        return new ProbeResult(found, found.Count > 0 ? null : "The page names no feed, and no list of articles was found on it.");
    }

    private async Task<List<ProbedSource>> ReadFeedsAsync(IEnumerable<string> links, FetchedPage home, CancellationToken cancellationToken)
    {
        List<ProbedSource> found = [];
        foreach (var link in links)
        {
            if (await client.FetchAsync(new FetchRequest(link), cancellationToken) is FetchResult.Fetched { Page: var page }
                && SourceEntries.Read(page) is FeedResult.Read { Feed: var feed })
            {
                found.Add(Describe(feed, page, home.Url));
            }
        }

        // Feeds of comments are feeds too, but nobody means them.
        return [.. found.DistinctBy(source => source.Source.Url).OrderBy(source => source.Source.Url.Contains("comment", StringComparison.OrdinalIgnoreCase))];
    }

    private static ProbedSource Describe(Feed feed, FetchedPage page, string? home)
    {
        var kind = feed.Kind is FeedKind.Sitemap or FeedKind.SitemapIndex ? SourceKind.Sitemap : SourceKind.Feed;
        var site = home ?? (feed.Link != page.Url ? feed.Link : null) ?? page.Url;
        return Describe(kind, page.MovedTo ?? page.Url, Uri.TryCreate(site, UriKind.Absolute, out var link) ? link : new Uri(page.Url), feed);
    }

    private static ProbedSource Describe(SourceKind kind, string url, Uri site, Feed feed) => new(
        new NewSource(feed.Title is { Length: > 0 } title ? title : site.Host.Replace("www.", "", StringComparison.Ordinal), kind, url)
        {
            SiteUrl = site.AbsoluteUri,
            Language = feed.Language is { Length: >= 2 } language ? language[..2].ToLowerInvariant() : null,
            Country = Country(site.Host),
        },
        [.. feed.Entries.Take(Shown)],
        feed.Entries.Count);

    // Top-level domains of two letters are country codes but for those sold to the world.
    private static string? Country(string host) => host.Split('.')[^1].ToUpperInvariant() switch
    {
        "UK" => "GB",
        "IO" or "AI" or "CO" or "TV" or "ME" or "EU" or "LY" or "FM" or "SU" => null,
        { Length: 2 } code when char.IsAsciiLetter(code[0]) => code,
        _ => null,
    };
}
