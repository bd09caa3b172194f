using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Finds the entries of the lexicon in a sentence.</summary>
internal static class CueFinder
{
    private const int Window = 9;

    // "shut Huawei out", but only "call on", never "call the ban on".
    private static readonly WordSet Separable = new("out off away down up back aside apart");
    private static readonly WordSet Bound = new("of about against at with into after");

    /// <summary>A quick look before parsing: does any word start an entry that has or turns a stance?</summary>
    public static bool HasCue(Document document, Sentence sentence, CueLexicon lexicon)
    {
        for (var token = sentence.FirstToken; token < sentence.EndToken; token++)
        {
            foreach (var entry in lexicon.Starting(document[document.Tokens[token]]))
            {
                if (entry.Own is not null || entry.Negated is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    public static Cue?[] Find(SentenceTree tree, CueLexicon lexicon)
    {
        var found = new Cue?[tree.Count];
        for (var word = 0; word < tree.Count; word++)
        {
            if (tree.MentionAt[word]?.Mention.Entity.Kind is EntityKind.Company or EntityKind.Country)
            {
                continue;
            }

            foreach (var entry in lexicon.Starting(tree.Text(word)))
            {
                if (Fits(tree, word, entry) && Last(tree, word, entry) is var last and >= 0)
                {
                    found[word] = new(entry, word, last);
                    break;
                }
            }
        }

        return found;
    }

    private static bool Fits(SentenceTree tree, int word, CueEntry entry) => entry.Part switch
    {
        CuePart.Noun => !ActsAsVerb(tree, word) && !FollowsActor(tree, word) && (tree.IsNoun(word) || tree.Tags[word] is "VBG" or "JJ" || tree.Relations[word] == Relation.Object),
        CuePart.Verb => tree.IsVerb(word) || IsHeadlineVerb(tree, word) || FollowsActor(tree, word) || ActsAsVerb(tree, word) || (tree.Tags[word] is "JJ" && tree.Text(word).EndsWith("ed")),
        _ => tree.Tags[word][0] is 'J' or 'R' or 'V' || entry.Rest.Length > 0,
    };

    // Headlines confuse the tagger: "US bans Huawei" is a verb whatever its tag says.
    private static bool ActsAsVerb(SentenceTree tree, int word) =>
        tree.IsVerb(word) || (tree.Tags[word] is "NNS" or "NN" or "NNP" or "NNPS" or "JJ" && word > 0 && word + 1 < tree.Count
            && tree.Relations[word] is Relation.Root or Relation.Conjunct or Relation.Parataxis
            && (tree.Child(word, Relation.Subject) >= 0 || tree.Child(word, Relation.Object) >= 0 || tree.Child(word, Relation.PassiveSubject) >= 0));

    // Headlines are capitalised or clipped: "White House Weighs Limits", "Ottawa to bar".
    private static bool IsHeadlineVerb(SentenceTree tree, int word) =>
        tree.Sentence.Kind == SentenceKind.Headline && word > 0 && word + 1 < tree.Count && tree.MentionAt[word] is null
        && ((tree.Text(word).EndsWith("s") && (tree.Tags[word - 1].StartsWith("NNP", StringComparison.Ordinal) || tree.MentionAt[word - 1] is not null)) || tree.Is(word - 1, "to"));

    private static bool FollowsActor(SentenceTree tree, int word) =>
        word > 0 && word + 1 < tree.Count && tree.Text(word).EndsWith("s") && tree.Tags[word][0] == 'N'
        && tree.MentionAt[word - 1]?.Mention.Entity.Kind == EntityKind.Country && !tree.Tags[word + 1].StartsWith("IN", StringComparison.Ordinal)
        && char.IsLetterOrDigit(tree.Text(word + 1)[0]);

    private static int Last(SentenceTree tree, int word, CueEntry entry)
    {
        var last = word;
        foreach (var next in entry.Rest)
        {
            var found = SentenceTree.None;
            for (var at = last + 1; at < Math.Min(tree.Count, last + Window) && !IsBoundary(tree, at); at++)
            {
                if (tree.Is(at, next) && Belongs(tree, word, last, at))
                {
                    found = at;
                    break;
                }
            }

            if (found < 0)
            {
                return SentenceTree.None;
            }

            last = found;
        }

        return last;
    }

    // "gave Huawei a part in its network" is no giving in: the word must hang on the rest of the phrase, or stand beside it.
    private static bool Belongs(SentenceTree tree, int word, int last, int at)
    {
        if (Separable.Contains(tree.Text(at)))
        {
            return true;
        }

        if (Bound.Contains(tree.Text(at)))
        {
            return at <= last + 2;
        }

        // "for" hangs on "gear" in "an order for their gear", whatever the gear hangs on.
        if (at == last + 1 || (last > word && tree.Heads[last] == at) || tree.Tags[at] == "RP" || tree.Relations[at] is Relation.Particle or Relation.Adverb)
        {
            return true;
        }

        var node = tree.Heads[at];
        for (var step = 0; step < 2 && node >= 0; step++, node = tree.Heads[node])
        {
            if (node == word || node == last)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBoundary(SentenceTree tree, int word) => tree.Text(word) is ";" or ":" or "." or "(" or "—";
}
