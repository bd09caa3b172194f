namespace Chokepoint.Tagging.Text;

/// <summary>A mention with its place in the document, and how it was named.</summary>
/// <param name="Mention">Entity, offsets and rule, as stored.</param>
/// <param name="Sentence">Index in <see cref="Document.Sentences"/>.</param>
/// <param name="FirstToken">Index in <see cref="Document.Tokens"/>.</param>
/// <param name="TokenCount">At least 1.</param>
/// <param name="Role">One of <see cref="MentionRole"/>.</param>
internal sealed record EntityMention(Mention Mention, int Sentence, int FirstToken, int TokenCount, string Role)
{
    public int EndToken => FirstToken + TokenCount;
}

/// <summary>How a country or company was named. Stored as the mention's rule.</summary>
internal static class MentionRole
{
    /// <summary>"France", "the US", "Huawei".</summary>
    public const string Name = "name";

    /// <summary>"Chinese", "the Dutch".</summary>
    public const string Demonym = "demonym";

    /// <summary>"Beijing", "the Kremlin" used for the state.</summary>
    public const string Seat = "seat";

    /// <summary>"the Commerce Department", "BIS".</summary>
    public const string Office = "office";

    /// <summary>"Lavrov", "Prime Minister Modi".</summary>
    public const string Holder = "holder";

    /// <summary>"iPhone" for Apple.</summary>
    public const string Product = "product";

    /// <summary>"&lt;AAPL.O&gt;", "NASDAQ: NVDA".</summary>
    public const string Ticker = "ticker";

    /// <summary>A country where something lies or comes from, not one that acts: "a Stockholm court", "Shenzhen-based".</summary>
    public const string Place = "place";

    /// <summary>"the company", "the ministry", "it", "both countries".</summary>
    public const string Coreference = "coreference";

    /// <summary>Words of a technology or an instrument.</summary>
    public const string Term = "term";
}
