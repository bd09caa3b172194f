using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>At whom or what a cue is aimed, by the slots of its entry.</summary>
internal static class TargetFinder
{
    public static void Find(SentenceTree tree, Cue cue, List<EntityMention> into)
    {
        if (cue.Entry.HasSlot("s"))
        {
            AddPhrase(tree, ClauseRoles.Subject(tree, Anchor(tree, cue)), into);
        }

        if (cue.Entry.Part == CuePart.Noun)
        {
            FromNoun(tree, cue, into);
        }
        else
        {
            FromVerb(tree, cue, into);
        }
    }

    /// <summary>Companies before countries before technologies, as the guide types them.</summary>
    public static void Prefer(List<EntityMention> mentions)
    {
        var best = mentions.Any(mention => mention.Mention.Entity.Kind == EntityKind.Company) ? EntityKind.Company
            : mentions.Any(mention => mention.Mention.Entity.Kind == EntityKind.Country) ? EntityKind.Country : EntityKind.Technology;
        mentions.RemoveAll(mention => mention.Mention.Entity.Kind != best);
    }

    public static void AddPhrase(SentenceTree tree, int head, List<EntityMention> into)
    {
        if (head < 0)
        {
            return;
        }

        var found = new List<EntityMention>();
        NounPhrase.Mentions(tree, head, found);
        found.RemoveAll(mention => mention.Mention.Entity.Kind == EntityKind.Country && IsPlace(tree, mention));
        Prefer(found);
        foreach (var mention in found)
        {
            NounPhrase.Add(into, mention);
        }
    }

    /// <summary>"in Germany", "across Europe": where it happens, not at whom it is aimed.</summary>
    public static bool IsPlace(SentenceTree tree, EntityMention mention)
    {
        var word = Math.Clamp(mention.EndToken - 1 - tree.Sentence.FirstToken, 0, tree.Count - 1);
        return tree.Preposition(word) is "in" or "at" or "across" or "inside" or "within" or "near" or "by" or "under" or "throughout";
    }

    // "Huawei is a risk": the noun's subject; of an adjective likewise.
    private static int Anchor(SentenceTree tree, Cue cue)
    {
        var word = cue.Word;
        while (tree.Child(word, Relation.Subject) < 0 && tree.Child(word, Relation.PassiveSubject) < 0
            && tree.Relations[word] is Relation.Object or Relation.Nominal or Relation.Oblique && tree.Heads[word] >= 0)
        {
            word = tree.Heads[word];
        }

        return word;
    }

    private static void FromNoun(SentenceTree tree, Cue cue, List<EntityMention> into)
    {
        foreach (var child in tree.Children(cue.Word))
        {
            var relation = tree.Relations[child];
            if (relation is Relation.Nominal or Relation.Oblique && HasSlot(tree, cue, child))
            {
                AddPhrase(tree, child, into);
            }
            else if (relation is Relation.Compound or Relation.Possessive or Relation.Flat or Relation.Adjective
                && tree.MentionAt[child] is { Mention.Entity.Kind: EntityKind.Company or EntityKind.Technology } mention)
            {
                NounPhrase.Add(into, mention);
            }
        }

        // The parser may hang "on Huawei" on the verb above.
        if (into.Count == 0 && tree.Heads[cue.Word] is var head and >= 0 && tree.Relations[cue.Word] is Relation.Object or Relation.PassiveSubject or Relation.Subject)
        {
            foreach (var child in tree.Children(head))
            {
                if (tree.Relations[child] == Relation.Oblique && HasSlot(tree, cue, child))
                {
                    AddPhrase(tree, child, into);
                }
            }
        }

        Prefer(into);
    }

    private static void FromVerb(SentenceTree tree, Cue cue, List<EntityMention> into)
    {
        var isPassive = ClauseRoles.IsPassive(tree, cue.Word);
        if (isPassive && cue.Entry.HasSlot("o"))
        {
            AddPhrase(tree, ClauseRoles.Subject(tree, cue.Word), into);
        }

        foreach (var child in tree.Children(cue.Word))
        {
            var relation = tree.Relations[child];
            var isObject = relation is Relation.Object or Relation.IndirectObject && (cue.Entry.HasSlot("o") || cue.Entry.Rest.Length > 0);
            if (isObject || (relation is Relation.Oblique or Relation.Nominal or Relation.AdverbialClause && HasSlot(tree, cue, child) && (into.Count == 0 || !cue.Entry.HasSlot("o"))))
            {
                AddPhrase(tree, child, into);
            }
        }

        FromPattern(tree, cue, into);
        Prefer(into);
    }

    // "pull the plug on X": the phrase after the last word of the pattern.
    private static void FromPattern(SentenceTree tree, Cue cue, List<EntityMention> into)
    {
        if (into.Count > 0 || cue.LastWord == cue.Word)
        {
            return;
        }

        var head = tree.Heads[cue.LastWord];
        if (head > cue.LastWord && tree.Relations[cue.LastWord] == Relation.Case)
        {
            AddPhrase(tree, head, into);
            return;
        }

        foreach (var child in tree.Children(cue.LastWord))
        {
            AddPhrase(tree, child, into);
        }
    }

    private static bool HasSlot(SentenceTree tree, Cue cue, int child)
    {
        var preposition = tree.Preposition(child);
        return preposition.Length > 0 ? cue.Entry.HasSlot(preposition.ToString().ToLowerInvariant()) : false;
    }
}
