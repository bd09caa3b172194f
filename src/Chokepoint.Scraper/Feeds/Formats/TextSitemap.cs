namespace Chokepoint.Scraper.Feeds.Formats;

/// <summary>A sitemap as plain text: one address a line, nothing else.</summary>
internal static class TextSitemap
{
    public static Feed? Read(string text)
    {
        var entries = new List<FeedEntry>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim().Trim('\uFEFF');
            if (trimmed.IsEmpty)
            {
                continue;
            }

            var link = trimmed.ToString();
            if (!Links.IsWeb(link) || link.Any(char.IsWhiteSpace))
            {
                return null;
            }

            entries.Add(new FeedEntry { Id = link, Link = link });
        }

        return entries.Count == 0 ? null : new Feed { Kind = FeedKind.Sitemap, Entries = entries };
    }
}
