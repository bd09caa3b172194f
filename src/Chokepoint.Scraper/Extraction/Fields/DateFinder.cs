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

    private static readonly TimeSpan NewEdition = TimeSpan.FromDays(365);

    public static PublishedDate? Find(PageTree tree, Declarations page, BodyScores scores, int bodyStart)
    {
        var near = new VisibleDates(tree, scores, bodyStart);
        return Evident(tree, page, near) is not { } found ? null
            : Edition(found, page, near) is { } edition ? edition
            : found is { Precision: PublishedPrecision.Instant, At.Offset.Ticks: 0 } ? found with { At = AtTheDesk(found.At, page, near) } : found;
    }

    private static PublishedDate? Evident(PageTree tree, Declarations page, VisibleDates near) =>
        Make(page.Linked.Published, "JSON-LD")
        ?? First(MetaNames.Select(name => (page.Meta.First(name), "meta " + name)))
        ?? First(page.Items("datePublished").Select(text => ((string?)text, "microdata")))
        ?? InUrl(page, near)
        ?? Times(page, near.Holds)
        ?? near.First()
        ?? Times(page, _ => true)
        ?? First(TitleEnds(tree, page).Select(text => ((string?)text, "title")))
        ?? near.Loose()
        ?? First(page.Items("dateCreated").Select(text => ((string?)text, "microdata")))
        ?? Make(page.Linked.Modified, "JSON-LD, modified")
        ?? First(ModifiedNames.Select(name => (page.Meta.First(name), "meta " + name)));

    /// <summary>Some pages are written anew every year at one address, and show only the day of the last time.</summary>
    private static PublishedDate? Edition(PublishedDate first, Declarations page, VisibleDates near)
    {
        var last = Make(page.Linked.Modified, "JSON-LD, modified and shown")
            ?? First(ModifiedNames.Select(name => (page.Meta.First(name), "meta " + name + ", modified and shown")));
        return last is not null && last.At - first.At > NewEdition && near.First() is { } shown
            && Math.Abs((shown.At.Date - last.At.Date).Days) <= 1 && InUrl(page, near) is null ? last : null;
    }

    /// <summary>The same moment by the clock of its desk, as far as the page tells.</summary>
    private static DateTimeOffset AtTheDesk(DateTimeOffset at, Declarations page, VisibleDates near)
    {
        var told = page.Elements.Where(element => element.LocalName == "time").Take(12).Select(element => DateText.Read(element.GetAttribute("datetime")))
            .FirstOrDefault(read => read is { IsInstant: true } time && (time.At - at).Duration() < TimeSpan.FromMinutes(1));
        return told is { At.Offset.Ticks: not 0 } desk ? at.ToOffset(desk.At.Offset) : LocalDay.Of(at, (InUrl(page, near) ?? near.First())?.At);
    }

    // "Rules tighten | Example | 28.04.2023"
    private static IEnumerable<string> TitleEnds(PageTree tree, Declarations page) =>
        new[] { page.Meta.First("og:title"), tree.Document.Title }.OfType<string>().Where(title => title.Contains('|', StringComparison.Ordinal))
            .Select(title => title[(title.LastIndexOf('|') + 1)..].Trim()).Where(end => end.Length is > 7 and < 24);

    private static PublishedDate? First(IEnumerable<(string? Text, string Evidence)> candidates) =>
        candidates.Select(candidate => Make(candidate.Text, candidate.Evidence)).FirstOrDefault(date => date is not null);

    public static PublishedDate? Make(string? text, string evidence) => DateText.Read(text) is { } read
        ? new PublishedDate(read.At, read.IsInstant ? PublishedPrecision.Instant : PublishedPrecision.Day, PublishedOrigin.Page, evidence) : null;

    private static PublishedDate? Times(Declarations page, Func<string, bool> isNear) => First(page.Elements
        .Where(element => element.LocalName == "time")
        .OrderByDescending(element => element.HasAttribute("pubdate") || (element.ClassName?.Contains("publish", StringComparison.OrdinalIgnoreCase) ?? false))
        .Take(12)
        .Where(element => isNear(ShortText.Of(element)))
        .Select(element => ((string?)(element.GetAttribute("datetime") ?? ShortText.Of(element)), "time element")));

    // Addresses carry the day of the server: a neighbouring day that the page itself gives is the desk's.
    private static PublishedDate? InUrl(Declarations page, VisibleDates near)
    {
        if (page.Address is null || UrlDate.Match(page.Address.AbsolutePath) is not { Success: true } match)
        {
            return null;
        }

        var (month, day) = match.Groups[2].Success ? (match.Groups[2], match.Groups[3]) : (match.Groups[4], match.Groups[5]);
        var read = DateText.Read($"{match.Groups[1].Value}-{month.Value}-{day.Value}");
        return read is not { } found ? null
            : near.First() is { } shown && Math.Abs((shown.At.Date - found.At.Date).Days) == 1 ? shown
            : new PublishedDate(found.At, PublishedPrecision.Day, PublishedOrigin.Url, "URL");
    }
}
