using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>Where the two stand, and what stands beside them.</summary>
internal readonly partial struct CandidateFeatures
{
    // Is another state nearer to the target, and does another company stand between?
    private uint Rivals()
    {
        if (order == 0)
        {
            return 9;
        }
        uint states = 0, companies = 0;
        for (var word = Math.Min(actor, target) + 1; word < Math.Max(actor, target); word++)
        {
            if (tree.MentionAt[word] is { } other && other.Mention.Entity != candidate.Actor.Entity && other.Mention.Entity != candidate.Target.Entity)
            {
                states |= other.Mention.Entity.Kind == EntityKind.Country ? 1u : 0u;
                companies |= other.Mention.Entity.Kind == EntityKind.Company ? 2u : 0u;
            }
        }
        return states | companies | (order << 2);
    }

    private uint Placing(Party party) => party.Mention is { } mention && TargetRoles.IsPlace(tree, mention) ? 1u : 0u;

    private static uint Role(Party party) => party.Mention is { } mention ? FeatureHash.OfWord(mention.Role) : 7u;

    private uint Relation(int word) => word < 0 ? 99u : (uint)tree.Relations[word];

    private uint TextOf(int word) => word < 0 ? 5u : FeatureHash.OfWord(tree.Text(word));

    private uint Word(int word) => view.Word(word, candidate);

    private int Beside(Party party, int step) =>
        party.Mention is not { } mention ? (party.Word < 0 ? -9 : party.Word + step)
        : step <= 0 ? mention.FirstToken - tree.Sentence.FirstToken + step : mention.EndToken - 1 - tree.Sentence.FirstToken + step;

    private uint WordBeside(Party party, int step) => Word(Beside(party, step));

    // Before, between or after the two, and which of them stands first.
    private uint Side(int word) =>
        order == 0 ? 3u : (word < Math.Min(actor, target) ? 0u : word > Math.Max(actor, target) ? 2u : 1u) + (order << 2);

    private uint HeadWord(int word) => word < 0 || tree.Heads[word] < 0 ? 4u : Word(tree.Heads[word]);

    private uint Preposition(int word) => word >= 0 && tree.Preposition(word) is { Length: > 0 } preposition ? FeatureHash.OfWord(preposition) : 3u;
}
