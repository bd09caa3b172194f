using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;

namespace Chokepoint.Data.Export;

/// <summary>Reads filters against the sources of the database.</summary>
public sealed class FilterParsing(SourceNames names)
{
    public async Task<ParsedFilter> ParseAsync(
        IReadOnlyCollection<KeyValuePair<string, string>> pairs, IReadOnlySet<string>? otherKeys, CancellationToken cancellationToken)
    {
        // A source added a moment ago is known too.
        var asked = pairs.Where(pair => pair.Key.Equals("source", StringComparison.OrdinalIgnoreCase))
            .Select(pair => pair.Value.Trim().TrimStart('!').ToLowerInvariant()).Where(slug => slug.Length > 0);
        var known = await names.CoveringAsync(asked, cancellationToken);
        return FilterQuery.Parse(pairs, known.IdBySlug.Keys.ToHashSet(StringComparer.Ordinal), otherKeys);
    }

    /// <summary>Keys and values of a query string, with or without its question mark.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Split(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return [.. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part =>
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            return equals < 0 ? KeyValuePair.Create(Decode(part), "") : KeyValuePair.Create(Decode(part[..equals]), Decode(part[(equals + 1)..]));
        })];
    }

    private static string Decode(string part) => Uri.UnescapeDataString(part.Replace('+', ' '));
}
