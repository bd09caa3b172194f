using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Chokepoint.Scraper.Extraction.Page;

/// <summary>Reads what class names and ids say. One instance a page: it remembers the attribute values it has met.</summary>
internal sealed class HintWords
{
    private static readonly FrozenDictionary<string, Hint> Words = Rules.RuleFile.Read("hints.tsv")
        .SelectMany(row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (word, hint: Enum.Parse<Hint>(row[0]))))
        .GroupBy(pair => pair.word)
        .ToFrozenDictionary(group => group.Key, group => group.Aggregate(Hint.None, (all, pair) => all | pair.hint));

    private static readonly FrozenDictionary<string, Hint>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] NamingAttributes =
        ["class", "id", "data-testid", "data-component", "data-component-name", "data-qa", "data-type", "data-module", "data-block", "role", "aria-label"];

    private readonly Dictionary<string, Hint> known = [];

    public Hint Of(IElement element)
    {
        var hints = OfTag(element.LocalName);
        foreach (var attribute in element.Attributes)
        {
            hints |= Array.IndexOf(NamingAttributes, attribute.LocalName) >= 0 ? OfValue(attribute.Value) : OfOther(attribute);
        }

        // Text that a script shows to subscribers is the article's all the same.
        hints = (hints & Hint.Paywall) != 0 ? hints & ~Hint.Hidden : hints;

        // What calls itself the article's body may also say that it stands beside a margin.
        return (hints & Hint.Body) != 0 ? hints & ~BesideBody : hints;
    }

    private const Hint BesideBody = Hint.Sidebar | Hint.Navigation | Hint.Comments | Hint.Topics | Hint.Hidden | Hint.Kicker | Hint.Header;

    private static Hint OfTag(string name) => name switch
    {
        "nav" => Hint.Navigation,
        "footer" => Hint.Footer,
        "aside" => Hint.Sidebar,
        "figcaption" => Hint.Caption,
        "address" => Hint.Byline,
        "time" => Hint.Date,
        _ => Hint.None,
    };

    private static Hint OfOther(IAttr attribute) => attribute.LocalName switch
    {
        "hidden" => Hint.Hidden,
        "aria-hidden" when attribute.Value == "true" => Hint.Hidden,
        "style" when IsInvisible(attribute.Value) => Hint.Hidden,
        "itemprop" when attribute.Value.Contains("articleBody", StringComparison.OrdinalIgnoreCase) => Hint.Body,
        "itemprop" when attribute.Value is "author" or "creator" => Hint.Byline,
        "itemprop" when attribute.Value is "caption" or "copyrightHolder" => Hint.Caption,
        _ => Hint.None,
    };

    private static bool IsInvisible(string style)
    {
        var compact = style.Replace(" ", "", StringComparison.Ordinal);
        return compact.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || compact.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    private Hint OfValue(string value)
    {
        if (value.Length is 0 or > 400)
        {
            return Hint.None;
        }

        if (!known.TryGetValue(value, out var hints))
        {
            hints = Read(value);
            known[value] = hints;
        }

        return hints;
    }

    // "StoryBody__relatedLinks" is read as story, body, related, links and as the pairs of neighbours: storybody, bodyrelated, relatedlinks.
    private static Hint Read(string value)
    {
        Span<char> lower = stackalloc char[400];
        var hints = Hint.None;
        var (length, word, previous) = (0, 0, 0);
        var negated = false;
        for (var i = 0; i <= value.Length; i++)
        {
            if (i < value.Length && IsTaxonomy(value, i))
            {
                i = EndOfToken(value, i);
                (previous, word) = (length, length);
            }

            var separates = i == value.Length || !char.IsLetterOrDigit(value[i]);
            var startsWord = !separates && char.IsUpper(value[i]) && i > 0 && char.IsLower(value[i - 1]);
            if ((separates || startsWord) && length > word)
            {
                var current = lower[word..length];
                hints |= negated ? Hint.None : Find(current) | Find(lower[previous..length]);
                negated = current is "no" or "has" or "with" or "without" or "not" or "hide" or "is" or "show";
                (previous, word) = (word, length);
            }

            if (separates && i < value.Length && char.IsWhiteSpace(value[i]))
            {
                (previous, word, negated) = (length, length, false);
            }

            if (!separates)
            {
                lower[length++] = char.ToLowerInvariant(value[i]);
            }
        }

        return hints;
    }

    // Content systems put the article's categories and tags into the class of its element: they say nothing of its role.
    private static bool IsTaxonomy(string value, int at) =>
        (at == 0 || char.IsWhiteSpace(value[at - 1]))
        && (StartsWith(value, at, "category-") || StartsWith(value, at, "tag-") || StartsWith(value, at, "post_tag-") || StartsWith(value, at, "topic-"));

    private static bool StartsWith(string value, int at, string prefix) => value.AsSpan(at).StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static int EndOfToken(string value, int at)
    {
        while (at < value.Length && !char.IsWhiteSpace(value[at]))
        {
            at++;
        }

        return at;
    }

    private static Hint Find(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var hint) ? hint : Hint.None;
}
