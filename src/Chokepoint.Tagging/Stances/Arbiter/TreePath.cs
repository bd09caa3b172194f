using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>The way through the tree from one word to another: up to the word that both hang on, and down again.</summary>
internal readonly struct TreePath
{
    /// <summary>Words of a chain at most.</summary>
    public const int MaxClimb = 12;

    private TreePath(int[] up, int[] down)
    {
        (Up, Down) = (up, down);
    }

    /// <summary>From the first word to the meeting point, both included.</summary>
    public int[] Up { get; }

    /// <summary>From the second word to the meeting point, both included.</summary>
    public int[] Down { get; }

    public bool Meets => Up[^1] == Down[^1];

    public int Top => Up[^1];

    public int Length => Up.Length + Down.Length + (Meets ? 0 : MaxClimb);

    public static TreePath Between(SentenceTree tree, int first, int second)
    {
        var (up, down) = (tree.Chain(first), tree.Chain(second));
        var (upEnd, downEnd) = Meeting(up, down);
        return upEnd < 0 ? new([.. up], [.. down]) : new(up.GetRange(0, upEnd + 1).ToArray(), down.GetRange(0, downEnd + 1).ToArray());
    }

    /// <summary>The length of the way.</summary>
    public static int LengthBetween(SentenceTree tree, int first, int second)
    {
        var (up, down) = (tree.Chain(first), tree.Chain(second));
        var (upEnd, downEnd) = Meeting(up, down);
        return upEnd < 0 ? up.Count + down.Count + MaxClimb : upEnd + downEnd + 2;
    }

    /// <summary>A word and those above it, nearest first. Not to be changed: all who ask share it.</summary>
    public static List<int> Chain(SentenceTree tree, int word) => tree.Chain(word);

    private static (int Up, int Down) Meeting(List<int> up, List<int> down)
    {
        for (var index = 0; index < up.Count; index++)
        {
            if (down.IndexOf(up[index]) is var at and >= 0)
            {
                return (index, at);
            }
        }

        return (-1, -1);
    }

    /// <summary>The word of a mention that hangs on a word outside it.</summary>
    public static int HeadWord(SentenceTree tree, EntityMention mention)
    {
        var first = Math.Max(0, mention.FirstToken - tree.Sentence.FirstToken);
        var end = Math.Min(tree.Count, mention.EndToken - tree.Sentence.FirstToken);
        for (var word = first; word < end; word++)
        {
            if (tree.Heads[word] < first || tree.Heads[word] >= end)
            {
                return word;
            }
        }

        return Math.Clamp(end - 1, 0, tree.Count - 1);
    }
}
