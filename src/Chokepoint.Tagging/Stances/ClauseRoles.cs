using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Subject, voice and agent of a predicate, shared and controlled subjects included.</summary>
internal static class ClauseRoles
{
    private const int MaxDepth = 6;

    public static bool IsPassive(SentenceTree tree, int verb)
    {
        if (tree.Child(verb, Relation.PassiveSubject) >= 0 || tree.Child(verb, Relation.PassiveAuxiliary) >= 0 || tree.Child(verb, Relation.Agent) >= 0)
        {
            return true;
        }

        return tree.Tags[verb] == "VBN" && tree.Child(verb, Relation.Auxiliary) < 0 && tree.Child(verb, Relation.Object) < 0
            && tree.Child(verb, Relation.Subject) < 0
            && (tree.Relations[verb] is Relation.ClauseModifier
                || (tree.Relations[verb] == Relation.Conjunct && tree.Heads[verb] >= 0 && tree.IsVerb(tree.Heads[verb]) && IsPassive(tree, tree.Heads[verb])));
    }

    /// <summary>Heads of the phrases that are the grammatical subject; follows shared, controlled and relative subjects.</summary>
    public static int Subject(SentenceTree tree, int verb, int depth = 0)
    {
        var own = tree.Child(verb, Relation.Subject) is var active and >= 0 ? active : tree.Child(verb, Relation.PassiveSubject);
        if (own >= 0)
        {
            return tree.Tags[own] is "WDT" or "WP" && Antecedent(tree, verb) is var antecedent and >= 0 ? antecedent : own;
        }

        var head = tree.Heads[verb];
        if (head < 0 || depth > MaxDepth)
        {
            return SentenceTree.None;
        }

        return tree.Relations[verb] switch
        {
            Relation.ClauseModifier when !tree.IsVerb(head) => IsInfinitive(tree, verb) ? Possessor(tree, head, depth) : head,
            Relation.OpenComplement => Controller(tree, head, depth),
            Relation.AdverbialClause when IsKeptFrom(tree, verb) => Controller(tree, head, depth),
            Relation.Conjunct or Relation.AdverbialClause or Relation.Parataxis or Relation.Complement when tree.Tags[verb] is not ("VB" or "VBP" or "VBZ") || tree.Relations[verb] != Relation.Complement
                => Subject(tree, head, depth + 1),
            _ => SentenceTree.None,
        };
    }

    /// <summary>States that do it; false where somebody else does.</summary>
    public static bool Agents(SentenceTree tree, int verb, ReadingContext context, List<EntityMention> into, out bool isWeak)
    {
        isWeak = false;
        int phrase;
        if (IsPassive(tree, verb))
        {
            phrase = ByPhrase(tree, verb);
            if (phrase < 0)
            {
                return true;
            }
        }
        else
        {
            phrase = Subject(tree, verb);
        }

        if (phrase < 0 || phrase == verb)
        {
            return ClauseRegion.Agents(tree, verb, into);
        }

        NounPhrase.Actors(tree, phrase, into);
        if (into.Count > 0)
        {
            return true;
        }

        if (context.LastActor is { } last && NounPhrase.IsOfficial(tree, phrase) && tree.MentionAt[phrase] is null)
        {
            isWeak = true;
            into.Add(last);
            return true;
        }

        if (tree.Tags[phrase] is "PRP" && context is { LastActor: { } before, IsCompanyLast: false })
        {
            isWeak = true;
            into.Add(before);
            return true;
        }

        return !NounPhrase.IsPrivateParty(tree, phrase) && ClauseRegion.Agents(tree, verb, into);
    }

    public static int ByPhrase(SentenceTree tree, int word)
    {
        foreach (var child in tree.Children(word))
        {
            if (tree.Relations[child] == Relation.Agent || (tree.Relations[child] is Relation.Oblique or Relation.Nominal && tree.Preposition(child) is "by"))
            {
                return child;
            }
        }

        return SentenceTree.None;
    }

    // "stopped them from buying": those who are stopped would buy.
    private static bool IsKeptFrom(SentenceTree tree, int verb) =>
        tree.Child(verb, Relation.Marker) is var marker and >= 0 && (tree.Is(marker, "from") || tree.Is(marker, "against"));

    private static int Controller(SentenceTree tree, int head, int depth)
    {
        var target = tree.Child(head, Relation.Object) is var own and >= 0 ? own : tree.Child(head, Relation.IndirectObject);
        return target >= 0 ? target : Subject(tree, head, depth + 1);
    }

    // "Berlin's plan to ban", "a plan by Berlin to ban": the one who plans will do it.
    private static int Possessor(SentenceTree tree, int noun, int depth)
    {
        var owner = tree.Child(noun, Relation.Possessive) is var own and >= 0 ? own : ByPhrase(tree, noun);
        if (owner >= 0)
        {
            return owner;
        }

        var head = tree.Heads[noun];
        return head >= 0 && tree.Relations[noun] == Relation.Object ? Subject(tree, head, depth + 1) : SentenceTree.None;
    }

    private static bool IsInfinitive(SentenceTree tree, int verb) =>
        tree.Child(verb, Relation.Marker) is var marker and >= 0 && tree.Is(marker, "to");

    private static int Antecedent(SentenceTree tree, int verb)
    {
        while (tree.Relations[verb] == Relation.Conjunct && tree.Heads[verb] >= 0)
        {
            verb = tree.Heads[verb];
        }

        return tree.Relations[verb] == Relation.ClauseModifier ? tree.Heads[verb] : SentenceTree.None;
    }
}
