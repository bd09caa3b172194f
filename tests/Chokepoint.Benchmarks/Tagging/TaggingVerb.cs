using Chokepoint.Benchmarks.Running;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Benchmarks.Tagging;

/// <summary>How fast the tagger reads: articles a second by stage, growth with the gazetteer, growth with the text. Times are CPU seconds.</summary>
internal sealed class TaggingVerb : Verb
{
    public override string Name => "tagging";

    public override string Usage =>
        "tagging [--file ARTICLES.jsonl] [--articles 200] [--length 3500] [--words 50000]: articles a second by stage, at 1x and 10x gazetteer, seconds at n, 2n and 4n words (--words 0: not)";

    public override IReadOnlyList<string> Options => ["file", "articles", "length", "words"];

    public override Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var (count, length) = (arguments.Number("articles", 200), arguments.Number("length", 3500));
        var articles = arguments.Text("file") is { } file ? TaggingSample.Padded(file, count, length) : TaggingSample.Articles(count, length, seed: 7);
        arguments.Report.Line(("data", arguments.Text("file") ?? "own sentences, most of them about policy"), ("articles", articles.Count), ("length", length));
        TaggingStages.Measure(arguments.Report, articles);
        var forms = GazetteerForms.All().ToList();
        Measure(arguments.Report, "1x", forms, articles);
        Measure(arguments.Report, "10x", [.. forms, .. Invented(forms)], articles);
        Grow(arguments.Report, arguments.Number("words", 50_000, least: 0), cancellationToken);
        return Task.FromResult(0);
    }

    private static void Measure(Report report, string size, List<NameForm> forms, List<ArticleText> articles)
    {
        var finder = new MentionFinder(forms, GazetteerFiles.Companies());
        var tagger = new ArticleTagger(finder);
        var documents = articles.ConvertAll(DocumentReader.Read);
        var finding = CpuTime.Best(() => documents.ForEach(document => finder.Find(document)));
        var tagging = CpuTime.Best(() => articles.ForEach(article => tagger.Tag(article)));
        report.Line(("gazetteer", size), ("forms", forms.Count), ("mentions/s", articles.Count / finding), ("articles/s", articles.Count / tagging));
    }

    private static void Grow(Report report, int words, CancellationToken cancellationToken)
    {
        var names = words == 0 ? [] : TaggingSample.WorstCases(1).Select(text => text.Name).ToList();
        foreach (var name in names)
        {
            double[] seconds = [.. new[] { 1, 2, 4 }.Select(times =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                var article = new ArticleText("", TaggingSample.WorstCases(times * words).First(text => text.Name == name).Text);
                return CpuTime.Best(() => ArticleTagger.Default.Tag(article), rounds: 2);
            })];
            report.Line(("text", name), ("words", words), ("seconds", seconds[0]), ("at 2n", seconds[1]), ("at 4n", seconds[2]), ("ratio 4n/2n", seconds[2] / seconds[1]));
        }
    }

    // Nine times as many names that no article holds, with beginnings that articles do hold.
    private static IEnumerable<NameForm> Invented(List<NameForm> forms)
    {
        for (var copy = 1; copy < 10; copy++)
        {
            foreach (var form in forms)
            {
                yield return form with { Words = [.. form.Words[..^1], $"{form.Words[^1]}qx{copy}"] };
            }
        }
    }
}
