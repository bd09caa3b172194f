namespace Chokepoint.Scraper.Import;

/// <summary>What became of one imported article. <paramref name="Item"/> names the file, line or address.</summary>
public abstract record ImportOutcome(string Item)
{
    public sealed record Added(string Item, long Id) : ImportOutcome(Item);

    public sealed record Duplicate(string Item, long Id) : ImportOutcome(Item);

    /// <summary>Known address, edited text.</summary>
    public sealed record Revised(string Item, long Id, int Number) : ImportOutcome(Item);

    /// <summary>Not stored; <paramref name="Why"/> says what is wrong and how to mend it.</summary>
    public sealed record Rejected(string Item, string Why) : ImportOutcome(Item);

    public sealed override string ToString() => this switch
    {
        Added added => $"added {added.Id}: {Item}",
        Duplicate duplicate => $"duplicate of {duplicate.Id}: {Item}",
        Revised revised => $"added as revision {revised.Number} of {revised.Id}: {Item}",
        Rejected rejected => $"rejected: {Item}: {rejected.Why}",
        _ => Item,
    };
}
