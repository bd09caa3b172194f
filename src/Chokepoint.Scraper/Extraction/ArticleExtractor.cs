using Chokepoint.Scraper.Extraction.Body;
using Chokepoint.Scraper.Extraction.Declared;
using Chokepoint.Scraper.Extraction.Fields;
using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction;

internal static class ArticleExtractor
{
    /// <summary>Reads a page. Never throws for what the page holds.</summary>
    public static ExtractionResult Extract(string html, Uri? address)
    {
        using var document = PageParser.Parse(html);
        var tree = PageReader.Read(document);
        var page = Declarations.Read(tree, address);
        var scores = new BodyScores(tree);
        var root = BodyFinder.Find(tree, scores);
        var start = root < 0 ? tree.Blocks.Count : tree.Nodes[root].FirstBlock;
        var found = TitleFinder.Find(tree, page, start);
        var blocks = root < 0 ? [] : BodyText.Of(tree, scores, root, found);
        var body = BodyText.Choose(BodyText.Join(blocks), page.Linked.Body);
        var title = found ?? body.Split('\n')[0];
        return Refusals.Reason(tree, page, title, body) is { } reason
            ? new ExtractionResult.NotArticle(reason)
            : new ExtractionResult.Article(new ExtractedArticle
            {
                Title = title,
                Body = body,
                Blocks = blocks,
                Published = DateFinder.Find(tree, page, scores, start),
                Author = AuthorFinder.Find(tree, page, scores, start),
                Language = LanguageFinder.Find(page, document.DocumentElement?.GetAttribute("lang"), body),
                Site = PageFields.Site(page),
                CanonicalUrl = PageFields.Canonical(page),
                ImageUrl = PageFields.Image(page),
            });
    }
}
