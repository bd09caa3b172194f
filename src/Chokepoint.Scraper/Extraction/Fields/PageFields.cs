using System.Net;
using Chokepoint.Scraper.Extraction.Declared;

namespace Chokepoint.Scraper.Extraction.Fields;

/// <summary>Site, canonical address and lead image: each the first candidate that holds.</summary>
internal static class PageFields
{
    public static string? Site(Declarations page)
    {
        var name = page.Meta.First("og:site_name") ?? page.Linked.Publisher ?? page.Meta.First("application-name", "twitter:site");
        name = name is null ? null : WebUtility.HtmlDecode(ShortText.Squeeze(name)).TrimStart('@');
        return !string.IsNullOrEmpty(name) && name.Length <= 100 ? name : Host(page.Address);
    }

    public static string? Host(Uri? address) =>
        address is null ? null : address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..] : address.Host;

    // A canonical address that names the front page, or another host altogether, is a template's mistake.
    public static string? Canonical(Declarations page)
    {
        foreach (var candidate in page.Meta.All("link:canonical").Append(page.Meta.First("og:url")).Append(page.Linked.Url))
        {
            if (page.Resolve(candidate) is { } found && IsPlausible(new Uri(found), page.Address))
            {
                return found;
            }
        }

        return page.Address?.AbsoluteUri;
    }

    private static bool IsPlausible(Uri candidate, Uri? address) =>
        address is null
        || ((candidate.PathAndQuery.Length > 1 || address.PathAndQuery.Length <= 1) && SameOwner(candidate.Host, address.Host));

    private static bool SameOwner(string one, string other) => Owner(one).Equals(Owner(other), StringComparison.OrdinalIgnoreCase);

    // The label before the public suffix, near enough: "bbc" of news.bbc.co.uk and of bbc.com.
    private static string Owner(string host)
    {
        var labels = host.Split('.');
        var last = labels.Length - 2;
        return last <= 0 ? host : last > 0 && labels[last].Length <= 3 && labels.Length > 2 && labels[last] is not "bbc" ? labels[last - 1] + labels[last] : labels[last];
    }

    public static string? Image(Declarations page)
    {
        foreach (var candidate in page.Meta.All("og:image").Append(page.Meta.First("og:image:url")).Append(page.Linked.Image)
            .Append(page.Meta.First("twitter:image", "twitter:image:src")).Append(page.Meta.First("link:image_src")))
        {
            if (page.Resolve(candidate) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
