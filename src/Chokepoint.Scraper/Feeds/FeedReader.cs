using Chokepoint.Scraper.Feeds.Formats;
using Chokepoint.Scraper.Feeds.Markup;

namespace Chokepoint.Scraper.Feeds;

/// <summary>
/// Reads any feed: RSS, RDF, Atom, JSON Feed, sitemaps; well formed or not. Linear in the size of the content, never
/// throws on hostile input, resolves no DTD, and leaves no entry out.
/// </summary>
public static class FeedReader
{
    /// <param name="content">The bytes as they were served.</param>
    /// <param name="contentType">The Content-Type header, or null.</param>
    /// <param name="address">Where it was fetched from: the base of relative links.</param>
    public static FeedResult Read(ReadOnlyMemory<byte> content, string? contentType, Uri? address)
    {
        if (GzipContent.Unpack(content) is not { } bytes)
        {
            return new FeedResult.NotAFeed("The compressed content is damaged or unpacks to more than 64 MB.");
        }

        var text = FeedEncoding.Decode(bytes.Span, contentType);
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty)
        {
            return new FeedResult.NotAFeed("The content is empty.");
        }

        if (start[0] is '{' or '[')
        {
            return JsonFeedFormat.Read(text, address);
        }

        return TextSitemap.Read(text) is { } sitemap ? new FeedResult.Read(sitemap) : XmlFeed.Read(text, address);
    }
}
