using Chokepoint.Scraper.Extraction.Declared;
using Chokepoint.Scraper.Extraction.Page;
using Chokepoint.Scraper.Extraction.Publishers;

namespace Chokepoint.Scraper.Extraction.Fields;

/// <summary>The headline that a reader sees, checked against what the page declares.</summary>
internal static class TitleFinder
{
    private const double AsGoodAsSame = 0.5;

    public static string? Find(PageTree tree, Declarations page, int bodyStart) =>
        PublisherRules.Of(page.Address)?.TitleOf(page) ?? FindAnywhere(tree, page, bodyStart);

    private static string? FindAnywhere(PageTree tree, Declarations page, int bodyStart)
    {
        var site = PageFields.Site(page);
        var declared = Declared(tree, page).Select(title => TitleText.WithoutSite(title, site, page.Address)).Where(title => title.Length > 0).ToList();
        var headings = tree.Blocks.Take(bodyStart + 400).Select((block, index) => (block, index))
            .Where(pair => pair.block.Is(BlockContext.TopHeading) && pair.block.Text.Length is > 3 and < 400)
            .Select(pair => (text: ShortText.Squeeze(pair.block.Text), pair.index)).Take(20).ToList();
        return Pick(declared, headings, bodyStart) is { } title ? EditorsTitle.Find(title, declared, tree, page) ?? title : null;
    }

    private static string? Pick(List<string> declared, List<(string text, int index)> headings, int bodyStart)
    {
        var visible = headings.Select(heading => (heading.text, score: declared.Select(title => TitleText.Likeness(heading.text, title)).DefaultIfEmpty().Max()))
            .OrderByDescending(pair => pair.score).FirstOrDefault();
        if (visible.text is not null && visible.score >= AsGoodAsSame)
        {
            return visible.text;
        }

        // A heading within the text is a part's, not the article's.
        headings = headings.FindAll(heading => heading.index <= bodyStart || declared.Count < 2);

        // Declared titles are often written for search engines: a long heading right above the text is what readers see.
        var above = headings.LastOrDefault(heading => heading.index > bodyStart - 30 && heading.index < bodyStart + 5 && heading.text.Length >= 20);
        return above.text ?? declared.FirstOrDefault() ?? visible.text;
    }

    private static IEnumerable<string> Declared(PageTree tree, Declarations page)
    {
        var titles = new[]
        {
            page.Linked.Headline, page.Meta.First("og:title"), page.Meta.First("twitter:title", "parsely-title", "sailthru.title", "dc.title", "title"),
            tree.Document.Title,
        };
        return titles.OfType<string>().Select(title => ShortText.Squeeze(PlainText.Of(title))).Where(title => title.Length is > 2 and < 600);
    }
}
