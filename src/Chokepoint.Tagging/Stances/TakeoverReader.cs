using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>A takeover is judged for its buyer: what is bought or sold is no target.</summary>
internal static class TakeoverReader
{
    private static readonly WordSet Deals = new("takeover takeovers acquisition purchase sale buyout bid merger");

    public static bool IsAsset(SentenceTree tree, EntityMention mention, int word)
    {
        if (mention.Mention.Entity.Kind != EntityKind.Company)
        {
            return false;
        }

        for (var (node, step) = (word, 0); step < 4 && tree.Heads[node] is var head and >= 0; (node, step) = (head, step + 1))
        {
            if (Deals.Contains(tree.Text(head)))
            {
                return tree.Preposition(node) is "of" || (tree.Preposition(node) is "for" or "with" && HasBuyer(tree, mention));
            }

            if (tree.IsVerb(head))
            {
                return false;
            }
        }

        return false;
    }

    private static bool HasBuyer(SentenceTree tree, EntityMention asset) =>
        Array.Exists(tree.MentionAt, other => other is { Mention.Entity.Kind: EntityKind.Company } && other.Mention.Entity != asset.Mention.Entity);
}
