using AngleSharp.Html.Parser;

namespace Chokepoint.Scraper.Extraction;

internal static class ArticleExtractor
{
    /// <summary>Reads a page. Never throws for what the page holds.</summary>
    public static ExtractionResult Extract(string html, Uri? address)
    {
        var document = new HtmlParser().ParseDocument(html);
        var paragraphs = document.QuerySelectorAll("p").Select(paragraph => paragraph.TextContent.Trim()).Where(text => text.Length > 40).ToList();
        return paragraphs.Count == 0
            ? new ExtractionResult.NotArticle("no text found")
            : new ExtractionResult.Article(new ExtractedArticle
            {
                Title = document.Title ?? paragraphs[0],
                Body = string.Join('\n', paragraphs),
                Blocks = [.. paragraphs.Select(text => new ArticleBlock(BlockKind.Paragraph, text))],
                CanonicalUrl = address?.AbsoluteUri,
            });
    }
}
