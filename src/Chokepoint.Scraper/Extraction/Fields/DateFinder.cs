using System.Text.RegularExpressions;
using Chokepoint.Data.Articles;
using Chokepoint.Scraper.Extraction.Body;
using Chokepoint.Scraper.Extraction.Declared;
using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Fields;

/// <summary>The day of publication: the first place on the page that says so, the most trusted first.</summary>
internal static partial class DateFinder
{
    private static readonly string[] MetaNames =
    [
        "article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
        "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.date.created", "dcterms.issued", "date.issued", "date_published", "published",
        "published_time", "cxenseparse:recs:publishtime", "cse-pub-date", "bt:pubdate", "article.published", "article_date_original", "originalpublicationdate", "pub_date", "date.release", "rnews:datepublished",
        "citation_publication_date", "displaydate", "ptime", "created", "lp", "date", "last-modified-publish", "release_date",
    ];

    private static readonly string[] ModifiedNames = ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod"];

    [GeneratedRegex(@"/(20\d\d|19\d\d)(?:(?<mark>[/-])(0?[1-9]|1[0-2])\k<mark>(0?[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?=[/_.-]|$)")]
    private static partial Regex UrlDate { get; }

    public static PublishedDate? Find(PageTree tree, Declarations page, BodyScores scores, int bodyStart)
    {
        var found = Evident(tree, page, scores, bodyStart);
        return found is { Precision: PublishedPrecision.Instant, At.Offset.Ticks: 0 }
            ? found with { At = LocalDay.Of(found.At, (InUrl(page) ?? Visible(tree, scores, bodyStart))?.At) } : found;
    }

    private static PublishedDate? Evident(PageTree tree, Declarations page, BodyScores scores, int bodyStart) =>
        Make(page.Linked.Published, "JSON-LD")
        ?? First(MetaNames.Select(name => (page.Meta.First(name), "meta " + name)))
        ?? First(page.Items("datePublished").Select(text => ((string?)text, "microdata")))
        ?? InUrl(page)
        ?? Times(page)
        ?? Visible(tree, scores, bodyStart)
        ?? First(page.Items("dateCreated").Select(text => ((string?)text, "microdata")))
        ?? Make(page.Linked.Modified, "JSON-LD, modified")
        ?? First(ModifiedNames.Select(name => (page.Meta.First(name), "meta " + name)));

    private static PublishedDate? First(IEnumerable<(string? Text, string Evidence)> candidates) =>
        candidates.Select(candidate => Make(candidate.Text, candidate.Evidence)).FirstOrDefault(date => date is not null);

    private static PublishedDate? Make(string? text, string evidence) => DateText.Read(text) is { } read
        ? new PublishedDate(read.At, read.IsInstant ? PublishedPrecision.Instant : PublishedPrecision.Day, PublishedOrigin.Page, evidence) : null;

    private static PublishedDate? Times(Declarations page) => First(page.Elements
        .Where(element => element.LocalName == "time")
        .OrderByDescending(element => element.HasAttribute("pubdate") || (element.ClassName?.Contains("publish", StringComparison.OrdinalIgnoreCase) ?? false))
        .Take(12)
        .Select(element => ((string?)(element.GetAttribute("datetime") ?? ShortText.Of(element)), "time element")));

    private static PublishedDate? InUrl(Declarations page)
    {
        if (page.Address is null || UrlDate.Match(page.Address.AbsolutePath) is not { Success: true } match)
        {
            return null;
        }

        var (month, day) = match.Groups[2].Success ? (match.Groups[2], match.Groups[3]) : (match.Groups[4], match.Groups[5]);
        var text = $"{match.Groups[1].Value}-{month.Value}-{day.Value}";
        return DateText.Read(text) is { } read ? new PublishedDate(read.At, PublishedPrecision.Day, PublishedOrigin.Url, "URL") : null;
    }

    private static PublishedDate? Visible(PageTree tree, BodyScores scores, int bodyStart)
    {
        var near = tree.Blocks.Take(Math.Min(tree.Blocks.Count, bodyStart + 5)).Skip(Math.Max(0, bodyStart - 40)).Where(block => block.Text.Length < 160).ToList();
        return First(near.Where(block => (scores.Inherited[block.Node] & (Hint.Date | Hint.Byline)) != 0).Concat(near)
            .Select(block => ((string?)block.Text, "visible text")));
    }
}
