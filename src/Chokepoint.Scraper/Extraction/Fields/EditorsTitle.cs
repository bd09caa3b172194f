using Chokepoint.Scraper.Extraction.Declared;
using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Fields;

/// <summary>
/// Many desks give an article two titles: one for search engines, which is the document's title and often the main heading too, and
/// one for readers, declared as headline or for sharing. Where the page shows which is which, the readers' counts.
/// </summary>
internal static class EditorsTitle
{
    private const int ShortestTitle = 15;
    private static readonly string[] OtherNames = ["twitter:title", "parsely-title", "sailthru.title", "dc.title", "title"];

    /// <summary>A better title than the main heading; null where the heading is the one.</summary>
    public static string? Find(string heading, IReadOnlyList<string> declared, PageTree tree, Declarations page)
    {
        var titles = new Titles(heading, page)
        {
            Headline = TitleText.Declared(page.Linked.Headline, page),
            Shared = TitleText.Declared(page.Meta.First("og:title"), page),
            Search = TitleText.Declared(tree.Document.Title, page),
        };
        var others = OtherNames.Select(name => TitleText.Declared(page.Meta.First(name), page));
        return titles.Editors() ?? WithoutKicker(heading, declared) ?? titles.Spaced() ?? WithoutMarkedKicker(heading, declared, page) ?? titles.SharedTwice([.. others.OfType<string>()]);
    }

    // A kicker inside the main heading: "Middle East" + "Truce holds", where the page declares "Truce holds".
    private static string? WithoutKicker(string heading, IReadOnlyList<string> declared) => declared.FirstOrDefault(title => IsEnd(title, heading));

    // Its element says so, and nothing declares the whole.
    private static string? WithoutMarkedKicker(string heading, IReadOnlyList<string> declared, Declarations page) =>
        declared.Any(title => TitleText.Letters(title) == TitleText.Letters(heading)) ? null
            : page.Elements.Where(element => element.LocalName == "h1").Take(20).Select(Kicker.TextBehind).OfType<string>().FirstOrDefault(title => IsEnd(title, heading));

    private static bool IsEnd(string title, string heading) =>
        title.Length >= 20 && heading.Length > title.Length && heading.EndsWith(title, StringComparison.OrdinalIgnoreCase);

    private sealed record Titles(string Heading, Declarations Page)
    {
        public string? Headline { get; init; }
        public string? Shared { get; init; }
        public string? Search { get; init; }

        private bool IsForSearch => Same(Search, Heading);

        /// <summary>The headline, where the heading is the search engines' or stands alone against all that is declared.</summary>
        public string? Editors() =>
            IsOther(Headline) && (IsForSearch || (Same(Shared, Headline) && Same(TwitterTitle ?? Shared, Headline))) ? Headline : null;

        /// <summary>The same words, where only elements of the heading set a kicker apart.</summary>
        public string? Spaced() => Same(Shared, Heading) ? Shared : null;

        /// <summary>The title for sharing, where a second declaration confirms that the search engines' heading is not the only one.</summary>
        public string? SharedTwice(IReadOnlyList<string> others) =>
            IsForSearch && (Headline is null || Same(Headline, Heading)) && IsOther(Shared) && others.Any(other => Same(other, Shared)) && !others.Any(other => Same(other, Heading)) ? Shared : null;

        private string? TwitterTitle => TitleText.Declared(Page.Meta.First("twitter:title"), Page);

        private bool IsOther(string? title) => title is { Length: >= ShortestTitle } && !Same(title, Heading)
            && !title.EndsWith("...", StringComparison.Ordinal) && !title.EndsWith('…')
            && !TitleText.NamesSite(title, PageFields.Site(Page), Page.Address);

        private static bool Same(string? one, string? other) => one is not null && other is not null && TitleText.Letters(one) == TitleText.Letters(other);
    }
}
