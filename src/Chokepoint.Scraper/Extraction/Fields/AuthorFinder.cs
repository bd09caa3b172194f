using System.Net;
using System.Text.RegularExpressions;
using Chokepoint.Scraper.Extraction.Body;
using Chokepoint.Scraper.Extraction.Declared;
using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Fields;

/// <summary>Who wrote it: declared names first, then links, microdata and byline elements near the text.</summary>
internal static partial class AuthorFinder
{
    [GeneratedRegex(@"^\s*(?:written by|posted by|reported by|story by|reviewed by|words by|updated by|author|by|von|par|por|di|da|av|af|door|autor|auteur|text)\s*:?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Prefix { get; }

    [GeneratedRegex(@"\s*(?:[;|/&\n•·]|,(?!\s*(?:jr|sr|ph\.?d|m\.?d|iii?)\b)|\band\b|\bund\b|\bet\b(?! al)|\bog\b|\boch\b|(?<=\w)\s+y\s+(?=\w)|\bwith\b)\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Between { get; }

    [GeneratedRegex(@"\b(?:staff|writer|reporter|editor|correspondent|contributor|redaktion|published|updated|posted|columnist|follow|share|email|read more|comments?|photos?|min read|ago|reporting by|newsroom desk|last updated|senior|editorial team|getty images|istockphoto|image|images)\b|https?:|www\.|[@#<>{}]|\d{2}", RegexOptions.IgnoreCase)]
    private static partial Regex NoName { get; }

    // An initialism or a role in brackets behind the name.
    [GeneratedRegex(@"\s*[(\[][^()\[\]]{0,60}[)\]]\s*")]
    private static partial Regex Aside { get; }

    [GeneratedRegex(@"^\S*(?:https?:|www\.)\S*$", RegexOptions.IgnoreCase)]
    private static partial Regex Address { get; }

    public static string? Find(PageTree tree, Declarations page, BodyScores scores, int bodyStart)
    {
        var site = PageFields.Site(page);
        foreach (var candidates in Candidates(tree, page, scores, bodyStart))
        {
            var names = candidates.Take(30).SelectMany(Names).Where(name => !IsSite(name, site, page)).DistinctBy(name => name.ToUpperInvariant()).Take(12).ToList();
            if (names.Count > 0)
            {
                return string.Join("; ", names);
            }
        }

        // No person: the desk that signs, where the page declares it.
        return page.Linked.Authors.FirstOrDefault(name => name.Length is > 1 and < 60 && !Address.IsMatch(name) && name.Any(char.IsLetter));
    }

    private static IEnumerable<IEnumerable<string>> Candidates(PageTree tree, Declarations page, BodyScores scores, int bodyStart)
    {
        yield return page.Linked.Authors;
        foreach (var name in (string[])["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "article:author_name", "authors", "citation_author", "twitter:creator_name"])
        {
            yield return page.Meta.All(name);
        }

        yield return page.Elements.Where(element => element.LocalName == "a" && (element.GetAttribute("rel") ?? "").Split(' ').Contains("author")).Select(ShortText.Of).Take(6);
        yield return page.Items("author").Take(6);
        yield return Bylines(tree, scores, bodyStart);
    }

    private static IEnumerable<string> Bylines(PageTree tree, BodyScores scores, int bodyStart)
    {
        var near = tree.Blocks.Take(bodyStart + 6).Skip(Math.Max(0, bodyStart - 40)).Where(block => block.Text.Length is > 4 and < 120).ToList();
        var marked = near.Where(block => Prefix.IsMatch(block.Text) && block.Text.Length < 90 && !block.Is(BlockContext.Heading)).Select(block => block.Text).Take(1).ToList();
        return marked.Count > 0 ? marked
            : near.Where(block => (scores.Inherited[block.Node] & Hint.Byline) != 0 && (scores.Inherited[block.Node] & (Hint.Comments | Hint.Caption)) == 0)
                .Select(block => block.Text).Take(2);
    }

    private static IEnumerable<string> Names(string text)
    {
        var plain = Prefix.Replace(Aside.Replace(ShortText.Squeeze(WebUtility.HtmlDecode(text.Length > 400 ? text[..400] : text)), " "), "");
        if (Address.IsMatch(plain))
        {
            yield break;
        }

        foreach (var part in Between.Split(plain))
        {
            var name = Prefix.Replace(part, "").Trim(' ', ',', '.', ':', '-', '–', '—', '(', ')', '"', '“', '”');
            if (name.Length is > 2 and < 60 && !NoName.IsMatch(name) && char.IsLetter(name[0]) && name.Count(character => character == ' ') < 6)
            {
                yield return name;
            }
        }
    }

    private static bool IsSite(string name, string? site, Declarations page) =>
        name.Equals(site, StringComparison.OrdinalIgnoreCase) || name.Equals(page.Linked.Publisher, StringComparison.OrdinalIgnoreCase)
        || name.Equals(PageFields.Host(page.Address), StringComparison.OrdinalIgnoreCase) || name.Equals("admin", StringComparison.OrdinalIgnoreCase);
}
