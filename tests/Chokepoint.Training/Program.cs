using Chokepoint.Training.Parsing;
using Chokepoint.Training.Stances;

namespace Chokepoint.Training;

internal static class Program
{
    private const string Usage = """
        Trains the weights that Chokepoint.Tagging embeds.
          parser --treebank DIR [--out FILE]   tagger and parser from train.conllu.gz; prints the scores on dev and test
          arbiter [GOLD ...]                   judge of stances from the labelled texts beside this; prints its scores on the test part and on GOLD
          tag ARTICLES OUT                     tags a file of articles, to look at
        """;

    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["parser", "--treebank", var folder]:
                return ParserTraining.Run(folder, "src/Chokepoint.Tagging/Parsing/parser.weights");
            case ["parser", "--treebank", var folder, "--out", var file]:
                return ParserTraining.Run(folder, file);
            case ["arbiter", .. var others]:
                return ArbiterTraining.Run("tests/Chokepoint.Training", "src/Chokepoint.Tagging/Stances/Arbiter/arbiter.weights", others);
            case ["tag", var input, var output]:
                return Predictions.Run(input, output);
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }
}
