using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>Words by which a sentence may mean what an earlier one named.</summary>
internal static class Anchors
{
    private static readonly WordSet Pronouns = new("it its they their them he his she her we our");
    private static readonly WordSet OtherActs = new("proposal bill agreement accord pact review investigation inquiry");

    /// <summary>Has it a pronoun or an office that may stand for one who was named before? Cheap, to be asked before a sentence is parsed.</summary>
    public static bool IsIn(Document document, Sentence sentence)
    {
        for (var token = sentence.FirstToken; token < sentence.EndToken; token++)
        {
            var word = document[document.Tokens[token]];
            if (Pronouns.Contains(word) || Cues.AuthorityNouns.Contains(word))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>An office that no state is named beside, else a pronoun; <see cref="SentenceTree.None"/> where there is neither.</summary>
    public static int OfActor(SentenceTree tree)
    {
        for (var word = 0; word < tree.Count; word++)
        {
            if (tree.MentionAt[word] is null && NounPhrase.IsOfficial(tree, word) && !HasState(tree, word))
            {
                return word;
            }
        }
        return Pronoun(tree);
    }

    /// <summary>A pronoun, else "the move", "this ban"; <see cref="SentenceTree.None"/> where there is neither.</summary>
    public static int OfTarget(SentenceTree tree) => Pronoun(tree) is var pronoun and >= 0 ? pronoun : OfAct(tree);

    private static int OfAct(SentenceTree tree)
    {
        for (var word = 1; word < tree.Count; word++)
        {
            if (tree.MentionAt[word] is null && IsAct(tree.Text(word)))
            {
                return word;
            }
        }
        return SentenceTree.None;
    }

    private static bool IsAct(ReadOnlySpan<char> word) => EventReader.Acts.Contains(word) || OtherActs.Contains(word);

    private static int Pronoun(SentenceTree tree)
    {
        for (var word = 0; word < tree.Count; word++)
        {
            if (tree.MentionAt[word] is null && Pronouns.Contains(tree.Text(word)))
            {
                return word;
            }
        }
        return SentenceTree.None;
    }

    private static bool HasState(SentenceTree tree, int word)
    {
        foreach (var child in tree.Children(word))
        {
            if (tree.MentionAt[child]?.Mention.Entity.Kind == EntityKind.Country)
            {
                return true;
            }
        }
        return false;
    }
}
