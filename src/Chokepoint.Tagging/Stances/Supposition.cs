using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Words that only tell what would be: "if Japan bans DJI", "were Berlin to follow", "suppose Seoul refuses".</summary>
internal static class Supposition
{
    private static readonly WordSet Openers = new("if unless supposing suppose assuming imagine lest provided");

    // "Were Japan to ban", "Should Berlin refuse": an auxiliary before its subject.
    private static readonly WordSet Inverted = new("were should had");

    // After these "if" is "whether".
    private static readonly WordSet Askers = new(
        "ask asks asked asking know knows knew known see sees seen seeing wonder wonders wondered decide decides decided determine determined doubt doubts doubted"
        + " unclear clear sure check checks checked examine examining test consider considers considering say says said matter question assess assessing");

    private static readonly WordSet Ends = new("; : ? !");

    /// <summary>By word, or null where nothing is supposed.</summary>
    public static bool[]? Of(SentenceTree tree)
    {
        bool[]? marked = null;
        for (var word = 0; word < tree.Count; word++)
        {
            if (Opens(tree, word))
            {
                marked ??= new bool[tree.Count];
                word = Mark(tree, word, marked);
            }
        }
        return marked;
    }

    private static bool Opens(SentenceTree tree, int word)
    {
        var text = tree.Text(word);
        if (Openers.Contains(text))
        {
            return !(tree.Is(word, "if") && word > 0 && Askers.Contains(tree.Text(word - 1)) && !HasComma(tree, word))
                && (!tree.Is(word, "provided") || (word + 1 < tree.Count && tree.Is(word + 1, "that")))
                && (!(tree.Is(word, "suppose") || tree.Is(word, "imagine")) || word == 0);
        }
        if (!Inverted.Contains(text) || tree.Is(tree.Count - 1, "?") || word + 2 >= tree.Count)
        {
            return false;
        }
        var isFirst = word == 0 || tree.Text(word - 1) is "," or "\"" or "“" or "'" or "‘";
        return isFirst && char.IsUpper(text[0]) && !tree.IsVerb(word + 1) && tree.Text(word + 1) is not "," && tree.Tags[word + 1] is not "RB";
    }

    // Up to the comma behind its verb: one before may stand in a list.
    private static int Mark(SentenceTree tree, int start, bool[] marked)
    {
        var hasVerb = false;
        var word = start;
        for (; word < tree.Count; word++)
        {
            var text = tree.Text(word);
            if (Ends.Contains(text) || (hasVerb && text is "," or "—" or "–"))
            {
                break;
            }
            hasVerb |= word > start && tree.IsVerb(word);
            marked[word] = true;
        }
        return word;
    }

    private static bool HasComma(SentenceTree tree, int word)
    {
        for (; word < tree.Count; word++)
        {
            if (tree.Is(word, ","))
            {
                return true;
            }
        }
        return false;
    }
}
