namespace Chokepoint.Tagging.Text;

internal enum SentenceKind
{
    Prose,
    Headline,
    Caption,
    ListItem,
}

/// <summary>A word, number or punctuation mark of <see cref="Document.Text"/>; offsets in UTF-16 units of the original.</summary>
internal readonly record struct Token(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>A sentence: its span in the text (a dateline left out) and its tokens.</summary>
internal sealed record Sentence(int Start, int Length, int FirstToken, int TokenCount, SentenceKind Kind)
{
    public int End => Start + Length;
    public int EndToken => FirstToken + TokenCount;
}

/// <summary>An article split into sentences and tokens, once, for every later step.</summary>
internal sealed record Document(string Text, int TitleLength, Token[] Tokens, Sentence[] Sentences, DateOnly? Published, string? Source)
{
    public ReadOnlySpan<char> this[Token token] => Text.AsSpan(token.Start, token.Length);
}
