namespace Chokepoint.Scraper.Duplicates;

/// <summary>A text as the finder of near copies compares it; its runs of words are made once, at first need.</summary>
internal sealed class TextPrint(string body)
{
    private readonly Lazy<HashSet<ulong>> runs = new(() => NearCopies.Runs(body));

    public IReadOnlyList<long> Keys() => NearCopies.Keys(runs.Value);

    public bool IsCopyOf(TextPrint other) => NearCopies.AreCopies(runs.Value, other.runs.Value);
}
