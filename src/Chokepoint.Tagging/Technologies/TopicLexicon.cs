using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Technologies;

/// <summary>One phrase that shows a technology or an instrument.</summary>
internal sealed record TopicForm(Entity Entity, string[] Words, bool ExactCase, bool NeedsContext);

/// <summary>Tokens from Start to before End that match a phrase.</summary>
internal sealed record TopicMatch(int Start, int End, TopicForm Form);

/// <summary>The phrases of technologies or of instruments, matched case-blind, with a trailing * for any ending.</summary>
internal sealed class TopicLexicon
{
    private const int PrefixKey = 3;

    private readonly TokenTrie<TopicForm> trie = new();
    private readonly Dictionary<int, List<(string Prefix, int Id)>> prefixes = [];
    private readonly Vocabulary vocabulary;

    public TopicLexicon(EntityKind kind, IEnumerable<TopicRow> rows, Vocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        foreach (var row in rows)
        {
            foreach (var term in row.Terms)
            {
                Add(new Entity(kind, row.Id), term);
            }
        }
    }

    /// <summary>Longest matches from left to right, none inside another.</summary>
    public List<TopicMatch> Find(Surroundings text, int[] words)
    {
        var matches = new List<TopicMatch>();
        for (var start = 0; start < words.Length;)
        {
            TopicMatch? best = null;
            Walk(new Step(text, words, start), start, 0, ref best);
            if (best is not null)
            {
                matches.Add(best);
            }

            start = best?.End ?? start + 1;
        }

        return matches;
    }

    private readonly record struct Step(Surroundings Text, int[] Words, int Start);

    private void Walk(Step step, int at, int node, ref TopicMatch? best)
    {
        if (node != 0 && trie.At(node) is { } forms && at > (best?.End ?? 0))
        {
            foreach (var form in forms)
            {
                if (!form.ExactCase || HasCase(step, form))
                {
                    best = new TopicMatch(step.Start, at, form);
                }
            }
        }

        if (at > step.Start && at + 1 < step.Words.Length && step.Text.Word(at) is "-")
        {
            at++;
        }

        if (at >= step.Words.Length || (at > step.Start && step.Text.SentenceOf(at) != step.Text.SentenceOf(at - 1)))
        {
            return;
        }

        if (trie.Step(node, step.Words[at]) is var next and > 0)
        {
            Walk(step, at + 1, next, ref best);
        }

        foreach (var (prefix, id) in PrefixesOf(step.Text.Word(at)))
        {
            if (trie.Step(node, id) is var stem and > 0 && step.Text.Word(at).StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                Walk(step, at + 1, stem, ref best);
            }
        }
    }

    private List<(string Prefix, int Id)> PrefixesOf(ReadOnlySpan<char> word) =>
        word.Length >= PrefixKey && prefixes.TryGetValue(Key(word), out var list) ? list : [];

    private static bool HasCase(Step step, TopicForm form) =>
        step.Text.Document[step.Text.Document.Tokens[step.Start]] is var first && LetterCase.Fits(first, form.Words[0], exact: true, allCapitals: false);

    private void Add(Entity entity, Term term)
    {
        var words = NameLexicon.WordsOf(term.Text.TrimEnd('*'));
        if (words.Length == 0)
        {
            return;
        }

        var form = new TopicForm(entity, words, term.ExactCase, term.NeedsContext);
        var ids = words.Select(word => vocabulary.Add(NormalForm.Of(word))).ToArray();
        if (term.Text.EndsWith('*'))
        {
            ids[^1] = AddPrefix(NormalForm.Of(words[^1]));
        }
        else if (words[^1].Length > 2 && words[^1][^1] is not ('s' or 'S'))
        {
            trie.Add([.. ids[..^1], vocabulary.Add(NormalForm.Of(words[^1] + "s"))], form);
        }

        trie.Add(ids, form);
    }

    private int AddPrefix(string prefix)
    {
        var id = vocabulary.Add(prefix + "*");
        if (!prefixes.TryGetValue(Key(prefix), out var list))
        {
            prefixes.Add(Key(prefix), list = []);
        }

        if (!list.Contains((prefix, id)))
        {
            list.Add((prefix, id));
        }

        return id;
    }

    private static int Key(ReadOnlySpan<char> word) =>
        (char.ToLowerInvariant(word[0]) << 16) ^ (char.ToLowerInvariant(word[1]) << 8) ^ char.ToLowerInvariant(word[2]);
}
