namespace Chokepoint.Tagging.Parsing;

/// <summary>Tags and parses one sentence at a time; keeps its buffers, so it belongs to one thread.</summary>
internal sealed class SentenceParser(ParserModel model)
{
    private readonly WordShape[] shapes = new WordShape[ParserState.MaxWords];
    private readonly byte[] tags = new byte[ParserState.MaxWords];

    public ParserState State { get; } = new();

    /// <summary>The Penn tag of a word of the last sentence.</summary>
    public string TagOf(int word) => model.Tags[tags[word]];

    /// <summary>False, and nothing parsed, where the sentence is empty or longer than the cap.</summary>
    public bool TryParse(string text, ReadOnlySpan<(int Start, int Length)> words)
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

        for (var index = 0; index < words.Length; index++)
        {
            shapes[index] = WordShape.Of(text.AsSpan(words[index].Start, words[index].Length), style > 1);
        }

        var count = words.Length;
        PosTagger.Tag(shapes.AsSpan(0, count), tags, model.Tagger, model.Tags.Length);
        State.Start(shapes.AsSpan(0, count), tags, model.Kinds);
        TransitionParser.Parse(State, model.Transitions, model.Parser);
        return true;
    }
}
