using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Training.Parsing;

/// <summary>Tags, attachment (UAS) and labelled attachment (LAS) on sentences the model never saw, punctuation left out.</summary>
internal static class ParserScore
{
    public static void Print(string name, List<TreeWord[]> sentences, ParserModel model)
    {
        var state = new ParserState();
        var parser = new TransitionParser(model.Transitions, model.Parser);
        int words = 0, tags = 0, heads = 0, labels = 0;
        foreach (var sentence in sentences.Where(words => words.Length <= ParserState.MaxWords))
        {
            var tagged = TaggedSentence.Of(sentence, model.Tags);
            TaggerTrainer.Tag(tagged, model.Tagger, model.Tags.Length);
            state.Start(tagged.Shapes, tagged.Tags, model.Kinds);
            parser.Parse(state);
            for (var index = 0; index < sentence.Length; index++)
            {
                var word = sentence[index];
                var counts = word.Relation != Relation.Punctuation;
                var attached = counts && state.Heads[index] == word.Head;
                words += counts ? 1 : 0;
                tags += counts && model.Tags[tagged.Tags[index]] == word.Tag ? 1 : 0;
                heads += attached ? 1 : 0;
                labels += attached && state.Labels[index] == word.Relation ? 1 : 0;
            }
        }

        Console.WriteLine($"{name}: tags {(double)tags / words:0.0000}, UAS {(double)heads / words:0.0000}, LAS {(double)labels / words:0.0000} ({words} words)");
    }
}
