using System.Collections.Concurrent;
using Chokepoint.Scraper.Extraction.Declared;
using Chokepoint.Scraper.Extraction.Fields;
using Chokepoint.Scraper.Extraction.Rules;

namespace Chokepoint.Scraper.Extraction.Publishers;

/// <summary>Which of a page's titles its editors mean.</summary>
internal enum TitlePlace
{
    /// <summary>The one declared in JSON-LD.</summary>
    Headline,

    /// <summary>The one declared for sharing.</summary>
    Shared,
}

/// <summary>
/// What the general rules cannot see on the pages of one publisher: a file each, "example.com.rules", with lines of a key and a value.
/// A file serves its host and all hosts under it; it may only say what holds for all articles there.
/// </summary>
internal sealed record PublisherRules
{
    private static readonly ConcurrentDictionary<string, PublisherRules?> Known = new(StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Files = typeof(PublisherRules).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".rules", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

    public TitlePlace? Title { get; init; }

    /// <summary>The rules of the publisher whose page this is; null for most.</summary>
    public static PublisherRules? Of(Uri? address)
    {
        for (var host = PageFields.Host(address)?.ToLowerInvariant(); host?.Contains('.', StringComparison.Ordinal) == true; host = host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (Files.Contains(host + ".rules"))
            {
                return Known.GetOrAdd(host, Read);
            }
        }

        return null;
    }

    /// <summary>The title at the place that the publisher uses; null where the page declares none there.</summary>
    public string? TitleOf(Declarations page)
    {
        var text = Title switch
        {
            TitlePlace.Headline => page.Linked.Headline,
            TitlePlace.Shared => page.Meta.First("og:title"),
            _ => null,
        };
        return TitleText.Declared(text, page) is { Length: > 3 } title ? title : null;
    }

    private static PublisherRules Read(string host) => RuleFile.Read(host + ".rules").Aggregate(new PublisherRules(), (rules, row) => row switch
    {
        ["title", var place] when Enum.TryParse<TitlePlace>(place, ignoreCase: true, out var found) => rules with { Title = found },
        _ => throw new InvalidOperationException($"{host}.rules: \"{string.Join(' ', row)}\" is no rule; known is \"title\" with headline or shared."),
    });
}
