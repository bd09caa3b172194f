using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>From counters by number to values by name.</summary>
internal sealed class FacetNames(EntityNumbering numbering, SourceNames sources)
{
    public async Task<Dictionary<string, IReadOnlyList<FacetValue>>> NameAsync(
        ArticleFilter filter, Dictionary<FacetKey, ValueCounts> counted, TokenTable table, CancellationToken cancellationToken)
    {
        var tokens = Enumerable.Range(0, table.Values.Count).Select(table.Values.TokenOf).ToArray();
        var numbers = await numbering.CoveringAsync(tokens, cancellationToken);
        var names = await sources.CoveringAsync(
            tokens.Where(token => TagToken.KindOf(token) == TokenKind.Source).Select(token => (long)TagToken.PayloadOf(token)), cancellationToken);
        string Name(int token) => TagToken.KindOf(token) switch
        {
            TokenKind.Source => names.SlugById.GetValueOrDefault(TagToken.PayloadOf(token), ""),
            TokenKind.Language => table.LanguageOf(token),
            _ => ArticleTokens.ValueOf(token, numbers) ?? "",
        };

        return counted.ToDictionary(pair => pair.Key.Key, pair => FacetOrder.Of(Values(tokens, pair.Key.TokenKindOf(filter), pair.Value, Name)));
    }

    private static IEnumerable<FacetValue> Values(int[] tokens, TokenKind kind, ValueCounts counts, Func<int, string> name)
    {
        for (var number = 0; number < tokens.Length; number++)
        {
            if (TagToken.KindOf(tokens[number]) == kind && counts[number] is [> 0, ..] and var five)
            {
                yield return new FacetValue(name(tokens[number]), five[0], [five[1], five[2], five[3], five[4]]);
            }
        }
    }
}
