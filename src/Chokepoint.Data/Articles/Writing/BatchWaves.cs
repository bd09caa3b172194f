namespace Chokepoint.Data.Articles.Writing;

/// <summary>
/// Parts a batch so that no two articles of a part decide about one another: each part can be stored as a set, and one part after the
/// other comes out as if the articles had come one by one.
/// </summary>
internal sealed class BatchWaves
{
    private readonly IReadOnlyDictionary<string, long> owners;
    private readonly Dictionary<string, int> waves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> leadsTo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> wavesOfNewTexts = new(StringComparer.Ordinal);

    private BatchWaves(IReadOnlyDictionary<string, long> owners) => this.owners = owners;

    /// <param name="articles">In their order.</param>
    /// <param name="owners">Articles that hold keys of the batch already, by key in hexadecimal.</param>
    /// <returns>Numbers of the articles of each part.</returns>
    public static IReadOnlyList<int[]> Of(IReadOnlyList<PreparedArticle> articles, IReadOnlyDictionary<string, long> owners)
    {
        var waves = new BatchWaves(owners);
        return [.. Enumerable.Range(0, articles.Count).ToLookup(index => waves.Place(articles[index])).OrderBy(wave => wave.Key).Select(wave => wave.ToArray())];
    }

    private int Place(PreparedArticle article)
    {
        var addresses = article.AliasKeys.Prepend(article.UrlKey).Select(Convert.ToHexString).ToArray();
        string[] names = [.. addresses, .. addresses.Where(owners.ContainsKey).Select(address => $"article:{owners[address]}")];
        var text = "text:" + Convert.ToHexString(article.TextKey);

        // Only who comes under a new address leaves an equal text beside it as it is.
        var isNew = names.Length == addresses.Length && !addresses.Any(leadsTo.ContainsKey);
        var roots = names.Select(Root).Distinct().ToArray();
        var wave = roots.Append(text).Max(name => waves.GetValueOrDefault(name) + 1);
        wave = Math.Max(wave, wavesOfNewTexts.GetValueOrDefault(text) + (isNew ? 0 : 1));
        foreach (var root in roots)
        {
            leadsTo[root] = roots[0];
        }

        waves[roots[0]] = wave;
        (isNew ? wavesOfNewTexts : waves)[text] = wave;
        return wave;
    }

    // Addresses that came together once may lead to one article: whoever comes under any of them comes after.
    private string Root(string name)
    {
        while (leadsTo.TryGetValue(name, out var next) && next != name)
        {
            name = next;
        }

        return name;
    }
}
