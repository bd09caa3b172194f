using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Gazetteer;

/// <summary>All names of countries, offices, holders, companies, outlets, and the phrases that only look like one.</summary>
internal sealed class NameLexicon
{
    private readonly TokenTrie<NameForm> trie = new();

    public NameLexicon(IEnumerable<NameForm> forms, Vocabulary vocabulary)
    {
        Vocabulary = vocabulary;
        foreach (var form in forms)
        {
            trie.Add([.. form.Words.Select(word => vocabulary.Add(NormalForm.Of(word)))], form);
        }
    }

    public Vocabulary Vocabulary { get; }

    /// <summary>Cuts a form into words as the text is cut, hyphens left out.</summary>
    public static string[] WordsOf(string form) =>
        [.. Tokenizer.Split(form).Tokens.Select(token => form.Substring(token.Start, token.Length)).Where(word => word is not "-")];

    /// <summary>Longest matches from left to right, none inside another.</summary>
    public List<NameMatch> Find(Document document, int[] words, bool[] capitals)
    {
        var matches = new List<NameMatch>();
        var reader = new Reader(document, words, capitals);
        for (var start = 0; start < words.Length;)
        {
            var match = Longest(reader, start);
            if (match is null)
            {
                start++;
                continue;
            }

            matches.Add(match);
            start = match.End;
        }

        return matches;
    }

    private NameMatch? Longest(in Reader reader, int start)
    {
        NameMatch? best = null;
        var node = trie.Step(0, reader.Words[start]);
        for (var end = start + 1; node != 0; end++)
        {
            if (trie.At(node) is { } forms && Fitting(reader, start, end, forms) is { } fitting)
            {
                best = new NameMatch(start, end, fitting);
            }

            if (end < reader.Words.Length && reader.IsInnerHyphen(end))
            {
                end++;
            }

            node = end < reader.Words.Length ? trie.Step(node, reader.Words[end]) : 0;
        }

        return best;
    }

    // The list itself where all fit, as nearly always.
    private static List<NameForm>? Fitting(in Reader reader, int start, int end, List<NameForm> forms)
    {
        var misfits = 0;
        foreach (var form in forms)
        {
            misfits += reader.HasCaseOf(form, start, end) ? 0 : 1;
        }

        if (misfits == 0 || misfits == forms.Count)
        {
            return misfits == 0 ? forms : null;
        }

        var fitting = new List<NameForm>(forms.Count - misfits);
        foreach (var form in forms)
        {
            if (reader.HasCaseOf(form, start, end))
            {
                fitting.Add(form);
            }
        }

        return fitting;
    }

    private readonly record struct Reader(Document Document, int[] Words, bool[] Capitals)
    {
        public bool IsInnerHyphen(int index)
        {
            var token = Document.Tokens[index];
            return token.Length == 1 && Characters.IsHyphen(Document.Text[token.Start]) && index + 1 < Words.Length
                && Document.Tokens[index - 1].End == token.Start && Document.Tokens[index + 1].Start == token.End;
        }

        public bool HasCaseOf(NameForm form, int start, int end)
        {
            var word = 0;
            for (var i = start; i < end; i++)
            {
                if (i > start && IsInnerHyphen(i))
                {
                    continue;
                }

                if (!LetterCase.Fits(Document[Document.Tokens[i]], form.Words[word++], form.ExactCase, Capitals[i]))
                {
                    return false;
                }
            }

            return true;
        }
    }
}

/// <summary>Tokens from Start to before End, and the forms they can be.</summary>
internal sealed record NameMatch(int Start, int End, List<NameForm> Forms);
