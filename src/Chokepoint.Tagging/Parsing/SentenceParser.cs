namespace Chokepoint.Tagging.Parsing;

/// <summary>Tags and parses one sentence at a time; keeps its buffers, so it belongs to one thread.</summary>
internal sealed class SentenceParser(ParserModel model)
{
    private readonly WordShape[] shapes = new WordShape[ParserState.MaxWords];
    private readonly TransitionParser transitions = new(model.Transitions, model.Parser);
    private readonly byte[] tags = new byte[ParserState.MaxWords];

    public ParserState State { get; } = new();

    /// <summary>The Penn tag of a word of the last sentence.</summary>
    public string TagOf(int word) => model.Tags[tags[word]];

    /// <summary>False, and nothing parsed, where the sentence is empty or longer than the cap. A hint is the tag of a word that is known from elsewhere.</summary>
    public bool TryParse(string text, ReadOnlySpan<(int Start, int Length)> words, ReadOnlySpan<string?> hints = default)
    {
        if (words.IsEmpty || words.Length > ParserState.MaxWords)
        {
            return false;
        }

        var style = 0;
        foreach (var (start, length) in words)
        {
            style += WordShape.StyleOf(text.AsSpan(start, length));
        }

        var count = words.Length;
        for (var index = 0; index < count; index++)
        {
            shapes[index] = WordShape.Of(text.AsSpan(words[index].Start, words[index].Length), style > 1);
            tags[index] = index < hints.Length && hints[index] is { } hint && Array.IndexOf(model.Tags, hint) is var known and >= 0 ? (byte)known : PosTagger.None;
        }

        PosTagger.Tag(shapes.AsSpan(0, count), tags.AsSpan(0, count), model.Tagger, model.Tags.Length);
        State.Start(shapes.AsSpan(0, count), tags.AsSpan(0, count), model.Kinds);
        transitions.Parse(State);
        return true;
    }
}
