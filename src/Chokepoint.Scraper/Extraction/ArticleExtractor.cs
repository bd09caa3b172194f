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
        if (root < 0)
        {
            return new ExtractionResult.NotArticle("no text found");
        }

        var start = tree.Nodes[root].FirstBlock;
        var title = TitleFinder.Find(tree, page, start);
        var blocks = BodyText.Of(tree, scores, root, title);
        var body = BodyText.Choose(BodyText.Join(blocks), page.Linked.Body);
        return body.Length == 0
            ? new ExtractionResult.NotArticle("no text found")
            : new ExtractionResult.Article(new ExtractedArticle
            {
                Title = title ?? body.Split('\n')[0],
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
