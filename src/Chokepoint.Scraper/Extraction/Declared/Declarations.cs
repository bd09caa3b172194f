using AngleSharp.Dom;
using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Declared;

/// <summary>All that the page says about itself outside its text.</summary>
internal sealed record Declarations(MetaTags Meta, LinkedArticle Linked, IReadOnlyList<IElement> Elements, Uri? Address)
{
    public static Declarations Read(PageTree tree, Uri? address) =>
        new(new MetaTags(tree), LinkedData.Find(tree.LinkedData) ?? new LinkedArticle(), tree.Declarations, address);

    /// <summary>Values of a microdata property: content, datetime or text.</summary>
    public IEnumerable<string> Items(string property) => Elements
        .Where(element => element.LocalName is not ("meta" or "link") && HasItem(element, property))
        .Select(element => element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? ShortText.Of(element))
        .Concat(Meta.All(property))
        .Where(value => value.Length > 0);

    private static bool HasItem(IElement element, string property) =>
        element.GetAttribute("itemprop") is { } names && names.Split(' ').Contains(property, StringComparer.OrdinalIgnoreCase);

    /// <summary>An absolute web address; null for anything else.</summary>
    public string? Resolve(string? reference)
    {
        if (string.IsNullOrWhiteSpace(reference) || reference.Length > 4000)
        {
            return null;
        }

        var found = Address is null
            ? Uri.TryCreate(reference.Trim(), UriKind.Absolute, out var absolute) ? absolute : null
            : Uri.TryCreate(Address, reference.Trim(), out var relative) ? relative : null;
        return found is { Scheme: "http" or "https" } ? found.AbsoluteUri : null;
    }
}
