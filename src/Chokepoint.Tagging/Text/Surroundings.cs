using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Tagging.Text;

/// <summary>A document with what disambiguation asks of it: neighbours, sentence of a token, how capitals are used.</summary>
internal sealed class Surroundings
{
    private readonly int[] sentenceOf;
    private readonly bool[] titleCase;

    public Surroundings(Document document)
    {
        Document = document;
        sentenceOf = new int[document.Tokens.Length];
        titleCase = new bool[document.Sentences.Length];
        AllCapitals = new bool[document.Tokens.Length];
        Array.Fill(sentenceOf, -1);
        for (var i = 0; i < document.Sentences.Length; i++)
        {
            var sentence = document.Sentences[i];
            Array.Fill(sentenceOf, i, sentence.FirstToken, sentence.TokenCount);
            Measure(i, sentence);
        }
    }

    public Document Document { get; }

    /// <summary>For each token: its sentence is written in capitals throughout, so that capitals tell nothing.</summary>
    public bool[] AllCapitals { get; }

    public int Count => Document.Tokens.Length;

    /// <summary>-1 for a token of a dateline.</summary>
    public int SentenceOf(int token) => sentenceOf[token];

    /// <summary>The sentence that a dateline's token stands before, or the token's own.</summary>
    public int NearestSentence(int token)
    {
        while (token < Count && sentenceOf[token] < 0)
        {
            token++;
        }

        return token < Count ? sentenceOf[token] : Document.Sentences.Length - 1;
    }

    /// <summary>Empty outside the document.</summary>
    public ReadOnlySpan<char> Word(int token) => token < 0 || token >= Count ? default : Document[Document.Tokens[token]];

    /// <summary>The word before in the same sentence; empty at its start.</summary>
    public ReadOnlySpan<char> Before(int token) => IsFirst(token) ? default : Word(token - 1);

    /// <summary>The word at `end` if it is in the same sentence as the one before it.</summary>
    public ReadOnlySpan<char> After(int end) => end >= Count || sentenceOf[end] != sentenceOf[end - 1] ? default : Word(end);

    public bool IsCapitalised(int token) => LetterCase.IsCapitalised(Word(token));

    /// <summary>First word of its sentence, opening quotes and brackets aside.</summary>
    public bool IsFirst(int token)
    {
        var sentence = sentenceOf[token];
        if (sentence < 0)
        {
            return token == 0 || sentenceOf[token - 1] >= 0;
        }

        return token == Document.Sentences[sentence].FirstToken;
    }

    /// <summary>A capital says little here: at the start, after a quote or colon, in a headline of capitals.</summary>
    public bool IsCapitalByPosition(int token)
    {
        var sentence = sentenceOf[token];
        if (sentence < 0 || titleCase[sentence] || AllCapitals[token] || IsFirst(token))
        {
            return true;
        }

        var mark = Word(token - 1);
        return mark.Length == 1 && (Characters.IsQuote(mark[0]) || mark[0] is ':' or '.' or '\u2022' or '?' or '!'
            || ((Characters.IsDash(mark[0]) || mark[0] is '(' or '*' or '-') && token - 1 == Document.Sentences[sentence].FirstToken));
    }

    public bool IsTitleCase(int token) => sentenceOf[token] is var sentence && (sentence < 0 || titleCase[sentence] || AllCapitals[token]);

    public bool Touches(int left, int right) => Document.Tokens[left].End == Document.Tokens[right].Start;

    private void Measure(int index, Sentence sentence)
    {
        int words = 0, capitalised = 0, upper = 0;
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            var word = Word(i);
            if (word.Length < 4 || !char.IsLetter(word[0]))
            {
                continue;
            }

            words++;
            capitalised += char.IsUpper(word[0]) ? 1 : 0;
            upper += LetterCase.IsUpper(word) ? 1 : 0;
        }

        titleCase[index] = words >= 3 && capitalised * 10 >= words * 8 && sentence.Kind != SentenceKind.Prose;
        if (words >= 2 && upper * 10 >= words * 8)
        {
            Array.Fill(AllCapitals, true, sentence.FirstToken, sentence.TokenCount);
        }
    }
}
