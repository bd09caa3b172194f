using Chokepoint.Tagging.Parsing;

namespace Chokepoint.UnitTests.Tagging.Parsing;

public sealed class SentenceParserTests
{
    [Theory]
    [InlineData("Germany has banned Huawei .", "banned", "Germany", "Subject")]
    [InlineData("Huawei was banned by the government .", "banned", "Huawei", "PassiveSubject")]
    [InlineData("The minister said that Britain will not exclude Huawei .", "exclude", "Britain", "Subject")]
    [InlineData("The minister said that Britain will not exclude Huawei .", "exclude", "Huawei", "Object")]
    [InlineData("Canada to remove Huawei gear", "remove", "gear", "Object")]
    public void Finds_who_does_what(string sentence, string head, string word, string relation)
    {
        var words = sentence.Split(' ');
        var parser = Parse(sentence);

        var place = Array.IndexOf(words, word);
        Assert.Equal(head, words[parser.State.Heads[place]]);
        Assert.Equal(relation, parser.State.Labels[place].ToString());
    }

    [Fact]
    public void Every_word_has_a_head_and_one_is_the_root()
    {
        const string Sentence = "On Monday , officials in Tokyo and Seoul , who asked not to be named , said talks on chips had stalled .";
        var state = Parse(Sentence).State;

        Assert.All(Enumerable.Range(0, state.Count), word => Assert.InRange(state.Heads[word], 0, state.Count));
        Assert.Single(Enumerable.Range(0, state.Count), word => state.Heads[word] == state.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ParserState.MaxWords + 1)]
    public void Refuses_an_empty_or_endless_sentence(int count)
    {
        var text = string.Concat(Enumerable.Repeat("a ", count));
        var words = Enumerable.Range(0, count).Select(index => (index * 2, 1)).ToArray();

        Assert.False(new SentenceParser(ParserModel.Default).TryParse(text, words));
    }

    [Fact]
    public void Parses_any_characters()
    {
        var text = new string([.. Enumerable.Range(0, 100).Select(index => (char)(index * 655))]);
        var words = Enumerable.Range(0, 100).Select(index => (index, 1)).ToArray();

        Assert.True(new SentenceParser(ParserModel.Default).TryParse(text, words));
    }

    private static SentenceParser Parse(string sentence)
    {
        var (start, words) = (0, new List<(int, int)>());
        foreach (var word in sentence.Split(' '))
        {
            words.Add((start, word.Length));
            start += word.Length + 1;
        }

        var parser = new SentenceParser(ParserModel.Default);
        Assert.True(parser.TryParse(sentence, [.. words]));
        return parser;
    }
}
