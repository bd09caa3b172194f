using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Tagging.Stances;

/// <summary>How a word hangs on its head, as far as the roles of a cue are concerned.</summary>
internal enum ArgumentLink : byte
{
    /// <summary>A modifier inside the noun phrase: "Huawei ban", "ban on Huawei", "China's ban".</summary>
    Modifier,
    Object,
    Subject,
    Agent,
    Oblique,
    Clause,

    /// <summary>A member of a list: shares the place of its head.</summary>
    Member,
}

internal static class ArgumentLinks
{
    public static ArgumentLink Of(SentenceTree tree, int node)
    {
        var head = tree.Heads[node];
        switch (tree.Relations[node])
        {
            case Relation.Object or Relation.IndirectObject or Relation.PassiveSubject:
                return ArgumentLink.Object;
            case Relation.Subject:
                return ClauseRoles.IsPassive(tree, head) ? ArgumentLink.Object : ArgumentLink.Subject;
            case Relation.Agent:
                return ArgumentLink.Agent;
            case Relation.Oblique:
                return tree.Preposition(node) is "by" && ClauseRoles.IsPassive(tree, head) ? ArgumentLink.Agent : ArgumentLink.Oblique;
            case Relation.OpenComplement or Relation.Complement or Relation.AdverbialClause or Relation.ClauseModifier or Relation.Parataxis:
                return ArgumentLink.Clause;
            case Relation.Conjunct or Relation.Apposition:
                return ArgumentLink.Member;
            default:
                return tree.IsVerb(head) ? ArgumentLink.Oblique : ArgumentLink.Modifier;
        }
    }
}
