using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>A takeover is judged for its buyer: what is bought or sold is no target.</summary>
internal static class TakeoverReader
{
    private static readonly WordSet Deals = new("takeover takeovers acquisition purchase sale buyout bid merger deal offer");

    /// <summary>"the takeover of Y", "its bid for Y": the name stands right after a deal and its preposition.</summary>
    public static bool IsAsset(SentenceTree tree, EntityMention mention)
    {
        var first = mention.FirstToken - tree.Sentence.FirstToken;
        if (mention.Mention.Entity.Kind != EntityKind.Company || first < 2)
        {
            return false;
        }

        var at = tree.Is(first - 1, "the") ? first - 2 : first - 1;
        if (!(tree.Is(at, "of") || (tree.Is(at, "for") && HasBuyer(tree, mention))))
        {
            return false;
        }

        return at > 0 && Deals.Contains(tree.Text(at - 1));
    }

    private static bool HasBuyer(SentenceTree tree, EntityMention asset) =>
        Array.Exists(tree.MentionAt, other => other is { Mention.Entity.Kind: EntityKind.Company } && other.Mention.Entity != asset.Mention.Entity);
}
