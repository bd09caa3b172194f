namespace Chokepoint.Tagging.Text;

/// <summary>Cuts text into words, numbers and marks in one pass, and notes where paragraphs begin.</summary>
internal ref struct Tokenizer(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly List<Token> tokens = new(text.Length / 5 + 4);
    private readonly List<int> paragraphs = [];
    private int position;

    /// <summary>All tokens, and for each paragraph the index of its first token.</summary>
    public static (Token[] Tokens, List<int> Paragraphs) Split(ReadOnlySpan<char> text)
    {
        var tokenizer = new Tokenizer(text);
        tokenizer.Run();
        return ([.. tokenizer.tokens], tokenizer.paragraphs);
    }

    private void Run()
    {
        BeginParagraph();
        while (position < text.Length)
        {
            var character = text[position];
            if (character is '\n' or '\r' or '\u2028' or '\u2029')
            {
                position++;
                if (!ContinuesLine())
                {
                    BeginParagraph();
                }
            }
            else if (Characters.IsWord(text, position))
            {
                ReadWord();
            }
            else if (Markup.TryRead(text, position, out var length, out var isBlock))
            {
                position += length;
                if (isBlock)
                {
                    BeginParagraph();
                }
            }
            else
            {
                ReadMark(character);
            }
        }
    }

    private readonly void BeginParagraph()
    {
        if (paragraphs.Count == 0 || paragraphs[^1] != tokens.Count)
        {
            paragraphs.Add(tokens.Count);
        }
    }

    // A line that goes on in lower case after no full stop was only wrapped.
    private readonly bool ContinuesLine()
    {
        var next = position;
        while (next < text.Length && text[next] is ' ' or '\t')
        {
            next++;
        }

        return next < text.Length && char.IsLower(text[next]) && tokens.Count > 0
            && text[tokens[^1].Start] is not ('.' or '!' or '?' or ':' or ';');
    }

    private void ReadMark(char character)
    {
        var blank = char.IsWhiteSpace(character) || char.IsControl(character) || char.IsSurrogate(character)
            || Characters.IsInvisible(character) || character == '\uFFFD';
        if (!blank)
        {
            var length = 1;
            while (position + length < text.Length && text[position + length] == character && character is '.' or '-')
            {
                length++;
            }

            length = Contractions.LengthAt(text, position) is var clitic and > 0 ? clitic : length;
            tokens.Add(new Token(position, length));
            position += length;
            return;
        }

        position++;
    }

    private void ReadWord()
    {
        var start = position;
        position = WordEnd(start);
        var word = text[start..position];
        if (Contractions.NegationStart(word) is var cut and > 0)
        {
            tokens.Add(new Token(start, cut));
            tokens.Add(new Token(start + cut, word.Length - cut));
            return;
        }

        tokens.Add(new Token(start, position - start));
    }

    private readonly int WordEnd(int start)
    {
        var end = start;
        while (end < text.Length)
        {
            if (Characters.IsWord(text, end) || (Characters.IsInvisible(text[end]) && HasWordAfter(end)))
            {
                end++;
            }
            else if (Joins(start, end) is var joined and > 0)
            {
                end += joined;
            }
            else
            {
                break;
            }
        }

        return end < text.Length && text[end] == '.' && Abbreviations.OwnsDot(text[start..end]) ? end + 1 : end;
    }

    private readonly bool HasWordAfter(int index) => index + 1 < text.Length && Characters.IsWord(text, index + 1);

    // How many characters at `end` glue the word before to the word after: O'Brien, 2.5, U.S, AT&T.
    private readonly int Joins(int start, int end)
    {
        var character = text[end];
        if (character == '&' && text[end..].StartsWith("&amp;", StringComparison.Ordinal) && HasWordAfter(end + 4))
        {
            return 5;
        }

        if (!HasWordAfter(end))
        {
            return 0;
        }

        var before = text[end - 1];
        var after = text[end + 1];
        return character switch
        {
            '&' or '_' => 1,
            ',' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after) ? 1 : 0,
            // "said.The" is a lost space; "Mail.ru", "U.S", "2.5" are one word.
            '.' => char.IsLower(before) && char.IsUpper(after) && end - start > 1 ? 0 : 1,
            _ when Characters.IsApostrophe(character) => Contractions.LengthAt(text, end) > 0 ? 0 : 1,
            _ => 0,
        };
    }
}
