using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Who acts and who is meant in the noun phrase that a word heads.</summary>
internal static class NounPhrase
{
    // Heads that act for themselves and not for the state that is named beside them.
    private static readonly WordSet Private = new(
        "firm firms company companies maker makers giant giants carrier carriers operator operators analyst analysts expert experts bank banks " +
        "scholar scholars researcher researchers lawyer lawyers vendor vendors supplier suppliers paper newspaper media daily magazine startup " +
        "executive executives chief boss founder investor investors shareholder shareholders consumer consumers user users economist economists activist activists " +
        "think-tank tank institute university lab group groups app apps start-up brand brands exporter exporters importer importers chipmaker " +
        "chipmakers carmaker carmakers retailer retailers factory factories plant student students engineer engineers market markets shares " +
        "businesses business industry consultancy customer customers chip chips product products network networks equipment tabloid outlet subsidiary unit arm farmers workers drivers makers rights");

    private static readonly WordSet Official = new(
        "court courts judge judges tribunal regulator regulators government authorities authority minister ministers ministry officials official " +
        "spokesman spokeswoman spokesperson president premier parliament lawmakers senate cabinet police prosecutors prosecutor watchdog agency " +
        "administration army military commission embassy ambassador envoy envoys diplomats leaders leader forces troops chancellor king council " +
        "legislature congress panel judiciary customs negotiators soldiers rebels house side ministers presidents lawmaker secretary watchdogs agencies regulators mps commissioner bureau board office department state country nation capital junta kingdom republic");

    public static bool IsOfficial(SentenceTree tree, int word) => Official.Contains(tree.Text(word));

    public static bool IsPrivate(SentenceTree tree, int word) => Private.Contains(tree.Text(word));

    /// <summary>A company or a private person or body, alone or in a list.</summary>
    public static bool IsPrivateParty(SentenceTree tree, int word) =>
        tree.MentionAt[word]?.Mention.Entity.Kind == EntityKind.Company || IsPrivate(tree, word) || HasCompanyInside(tree, word);

    // "Huawei's chief", "the Huawei unit"
    private static bool HasCompanyInside(SentenceTree tree, int word)
    {
        foreach (var child in tree.Children(word))
        {
            if (tree.Relations[child] is Relation.Possessive or Relation.Compound && tree.MentionAt[child]?.Mention.Entity.Kind == EntityKind.Company)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>States named as the one who acts, coordinated ones included.</summary>
    public static void Actors(SentenceTree tree, int head, List<EntityMention> into)
    {
        var before = into.Count;
        AddActor(tree, head, into);
        foreach (var child in tree.Children(head))
        {
            if (tree.Relations[child] == Relation.Conjunct && !tree.IsVerb(child))
            {
                AddActor(tree, child, into);
            }
            else if (tree.Relations[child] == Relation.Apposition && into.Count == before && tree.MentionAt[head]?.Mention.Entity.Kind != EntityKind.Company)
            {
                AddActor(tree, child, into);
            }
        }
    }

    private static void AddActor(SentenceTree tree, int head, List<EntityMention> into)
    {
        if (tree.MentionAt[head] is { } own)
        {
            if (own.Mention.Entity.Kind == EntityKind.Country)
            {
                Add(into, own);
                return;
            }

            if (own.Mention.Entity.Kind == EntityKind.Company)
            {
                return;
            }
        }

        if (!IsPrivate(tree, head))
        {
            AddModifiers(tree, head, into);
        }
    }

    private static void AddModifiers(SentenceTree tree, int head, List<EntityMention> into)
    {
        foreach (var child in tree.Children(head))
        {
            var isModifier = tree.Relations[child] is Relation.Possessive or Relation.Adjective or Relation.Compound or Relation.Flat
                || (tree.Relations[child] == Relation.Nominal && (tree.Preposition(child) is "of" || IsOfficial(tree, head)));
            if (!isModifier)
            {
                continue;
            }

            if (tree.MentionAt[child] is { Mention.Entity.Kind: EntityKind.Country } mention)
            {
                Add(into, mention);
                AddConjuncts(tree, child, into);
            }
            else if (tree.Relations[child] is Relation.Possessive or Relation.Compound or Relation.Flat && tree.MentionAt[child] is null && !IsPrivate(tree, child))
            {
                AddModifiers(tree, child, into);
            }
        }
    }

    private static void AddConjuncts(SentenceTree tree, int word, List<EntityMention> into)
    {
        foreach (var child in tree.Children(word))
        {
            if (tree.Relations[child] == Relation.Conjunct && tree.MentionAt[child] is { Mention.Entity.Kind: EntityKind.Country } mention)
            {
                Add(into, mention);
            }
        }
    }

    /// <summary>All that is named in the phrase, clauses that hang on it left out.</summary>
    public static void Mentions(SentenceTree tree, int head, List<EntityMention> into, int depth = 0)
    {
        if (tree.MentionAt[head] is { } own)
        {
            Add(into, own);
        }

        foreach (var child in tree.Children(head))
        {
            var follow = depth < 8 && tree.Relations[child] is Relation.Conjunct or Relation.Apposition or Relation.Compound or Relation.Adjective
                or Relation.Nominal or Relation.Possessive or Relation.Flat or Relation.Number or Relation.Other;
            if (follow && !(tree.Relations[child] == Relation.Conjunct && tree.IsVerb(child)))
            {
                Mentions(tree, child, into, depth + 1);
            }
        }
    }

    public static void Add(List<EntityMention> into, EntityMention mention)
    {
        if (!into.Contains(mention))
        {
            into.Add(mention);
        }
    }
}
