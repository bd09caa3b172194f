namespace Chokepoint.Tagging.Text;

/// <summary>Groups tokens into sentences, paragraph by paragraph.</summary>
internal ref struct SentenceSplitter(ReadOnlySpan<char> text, Token[] tokens)
{
    // Text without punctuation must not become one endless sentence.
    private const int LongestSentence = 160;
    private const int LongestHeadline = 20;

    private readonly ReadOnlySpan<char> text = text;
    private readonly List<Sentence> sentences = [];

    public static Sentence[] Split(ReadOnlySpan<char> text, Token[] tokens, List<int> paragraphs, int titleLength)
    {
        var splitter = new SentenceSplitter(text, tokens);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var end = i + 1 < paragraphs.Count ? paragraphs[i + 1] : tokens.Length;
            if (end > paragraphs[i])
            {
                splitter.SplitParagraph(paragraphs[i], end, tokens[paragraphs[i]].Start < titleLength);
            }
        }

        return [.. splitter.sentences];
    }

    private readonly void SplitParagraph(int first, int end, bool isTitle)
    {
        var kind = ParagraphKind.Of(text, tokens.AsSpan(first, end - first), isTitle);
        var start = first + (isTitle ? 0 : Dateline.TokenCount(text, tokens.AsSpan(first, end - first)));
        for (var i = start; i < end; i++)
        {
            if (i + 1 == end || EndsSentence(ref i, end) || i - start + 1 >= LongestSentence)
            {
                Add(start, i + 1, kind, i + 1 == end);
                start = i + 1;
            }
        }
    }

    private readonly void Add(int start, int end, SentenceKind kind, bool isLast)
    {
        if (kind == SentenceKind.Prose && isLast && end - start <= LongestHeadline && !HasFullStop(start, end))
        {
            kind = SentenceKind.Headline;
        }

        var from = tokens[start].Start;
        sentences.Add(new Sentence(from, tokens[end - 1].End - from, start, end - start, kind));
    }

    private readonly bool HasFullStop(int start, int end)
    {
        for (var i = end - 1; i >= Math.Max(start, end - 3); i--)
        {
            if (text[tokens[i].End - 1] is '.' or '!' or '?' or '\u2026' or ':' or ';')
            {
                return true;
            }
        }

        return false;
    }

    // Moves `i` over closing quotes and brackets, which belong to the sentence they close.
    private readonly bool EndsSentence(ref int i, int end)
    {
        var mark = text[tokens[i].Start];
        if (mark is '\u3002' or '\uFF01' or '\uFF1F')
        {
            return true;
        }

        var isMark = mark is '.' or '!' or '?' or '\u2026';
        if (!isMark && text[tokens[i].End - 1] != '.')
        {
            return false;
        }

        var last = i;
        while (last + 1 < end && tokens[last + 1].Start == tokens[last].End && IsClosing(last + 1))
        {
            last++;
        }

        if (last + 1 >= end || tokens[last + 1].Start == tokens[last].End || !(isMark ? StartsSentence(last + 1) : EndsAbbreviation(i, last + 1)))
        {
            return false;
        }

        i = last;
        return true;
    }

    private readonly bool IsClosing(int token) =>
        tokens[token].Length == 1 && (Characters.IsClosing(text[tokens[token].Start]) || text[tokens[token].Start] is '.' or '!' or '?');

    private readonly bool EndsAbbreviation(int token, int next) =>
        Abbreviations.MayEndBefore(text.Slice(tokens[token].Start, tokens[token].Length), text.Slice(tokens[next].Start, tokens[next].Length));

    private readonly bool StartsSentence(int token)
    {
        var first = text[tokens[token].Start];
        return char.IsUpper(first) || char.IsDigit(first) || Characters.IsQuote(first) || Characters.IsApostrophe(first)
            || Characters.IsDash(first) || first is '(' or '[' or '-' or '$' or '\u2026' or '.' or '#' or '\u2022' or '\u20AC' or '\u00A3'
            || (char.IsLetter(first) && !char.IsLower(first)) || HasInnerCapital(token);
    }

    // "iPhone sales fell."
    private readonly bool HasInnerCapital(int token) =>
        tokens[token].Length > 2 && char.IsUpper(text[tokens[token].Start + 1]);
}
