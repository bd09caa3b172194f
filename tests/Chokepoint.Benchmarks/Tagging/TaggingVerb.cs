using System.Diagnostics;
using Chokepoint.Benchmarks.Running;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Benchmarks.Tagging;

/// <summary>How fast the tagger reads: articles a second, growth with the gazetteer, growth with the text.</summary>
internal sealed class TaggingVerb : Verb
{
    private const int Rounds = 3;

    public override string Name => "tagging";

    public override string Usage => "tagging [--articles 400] [--length 3500] [--words 50000]: articles a second at 1x and 10x gazetteer, seconds at n and 2n words";

    public override IReadOnlyList<string> Options => ["articles", "length", "words"];

    public override Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var articles = TaggingSample.Articles(arguments.Number("articles", 400), arguments.Number("length", 3500), seed: 7);
        var forms = GazetteerForms.All().ToList();
        Measure(arguments.Report, "1x", forms, articles);
        Measure(arguments.Report, "10x", [.. forms, .. Invented(forms)], articles);
        Grow(arguments.Report, arguments.Number("words", 50_000), cancellationToken);
        return Task.FromResult(0);
    }

    private static void Measure(Report report, string size, List<NameForm> forms, List<ArticleText> articles)
    {
        var finder = new MentionFinder(forms, GazetteerFiles.Companies());
        var tagger = new ArticleTagger(finder);
        var reading = Best(() => articles.ForEach(article => DocumentReader.Read(article)));
        var finding = Best(() => articles.ForEach(article => finder.Find(DocumentReader.Read(article))));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var tagging = Best(() => articles.ForEach(article => tagger.Tag(article)));
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (Rounds * articles.Count);
        report.Line(("gazetteer", size), ("forms", forms.Count), ("split/s", articles.Count / reading), ("mentions/s", articles.Count / finding),
            ("articles/s", articles.Count / tagging), ("bytes an article", allocated));
    }

    private static void Grow(Report report, int words, CancellationToken cancellationToken)
    {
        foreach (var ((name, once), (_, twice)) in TaggingSample.WorstCases(words).Zip(TaggingSample.WorstCases(2 * words)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var first = Best(() => ArticleTagger.Default.Tag(new ArticleText("", once)));
            var second = Best(() => ArticleTagger.Default.Tag(new ArticleText("", twice)));
            report.Line(("text", name), ("n", words), ("seconds", first), ("seconds at 2n", second), ("ratio", second / first));
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

    private static double Best(Action action)
    {
        var best = double.MaxValue;
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
