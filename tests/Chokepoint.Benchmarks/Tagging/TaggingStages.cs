using Chokepoint.Benchmarks.Running;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Salience;
using Chokepoint.Tagging.Stances;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Benchmarks.Tagging;

/// <summary>What each stage of the tagger takes of an article, in microseconds, and what it allocates.</summary>
internal static class TaggingStages
{
    private sealed record Work(Document Document, MentionSet Found, List<EntityMention> Mentions)
    {
        public IReadOnlyList<StanceTag> Stances { get; } = StanceReader.Default.Read(Document, Mentions);
    }

    private sealed record Words(string Text, (int Start, int Length)[] Spans);

    public static void Measure(Report report, List<ArticleText> articles)
    {
        articles.ForEach(article => ArticleTagger.Default.Tag(article));
        var works = articles.ConvertAll(ToWork);
        var sentences = works.SelectMany(Parsed).ToList();
        var parser = new SentenceParser(ParserModel.Default);
        double Micros(Action action) => CpuTime.Best(action) / articles.Count * 1e6;
        var parsing = Micros(() => sentences.ForEach(sentence => parser.TryParse(sentence.Text, sentence.Spans)));
        var stances = Micros(() => works.ForEach(work => StanceReader.Default.Read(work.Document, work.Mentions)));
        report.Line(
            ("split", Micros(() => articles.ForEach(article => DocumentReader.Read(article)))),
            ("mentions", Micros(() => works.ForEach(work => MentionFinder.Default.Find(work.Document)))),
            ("parse", parsing),
            ("read", Math.Max(0, stances - parsing)),
            ("focus", Micros(() => works.ForEach(work => FocusReader.Read(work.Document, work.Found, work.Stances)))));
        var words = sentences.Sum(sentence => sentence.Spans.Length);
        report.Line(
            ("words", works.Sum(work => work.Document.Tokens.Length) / articles.Count),
            ("parsed", words / articles.Count),
            ("parsed words/s", words / (parsing * articles.Count / 1e6)));
        Memory(report, articles);
    }

    private static void Memory(Report report, List<ArticleText> articles)
    {
        var (before, collections) = (GC.GetAllocatedBytesForCurrentThread(), GC.CollectionCount(0));
        var seconds = CpuTime.Best(() => articles.ForEach(article => ArticleTagger.Default.Tag(article)), rounds: 1);
        report.Line(
            ("articles/s", articles.Count / seconds),
            ("bytes an article", (GC.GetAllocatedBytesForCurrentThread() - before) / articles.Count),
            ("collections in a thousand articles", (GC.CollectionCount(0) - collections) * 1000.0 / articles.Count),
            ("heap MB", GC.GetTotalMemory(forceFullCollection: true) / 1e6));
    }

    private static Work ToWork(ArticleText article)
    {
        var document = DocumentReader.Read(article);
        var found = MentionFinder.Default.Find(document);
        return new(document, found, [.. found.Named, .. found.Topics]);
    }

    // The sentences that the reader of stances takes to the parser.
    private static IEnumerable<Words> Parsed(Work work)
    {
        var named = work.Mentions.Where(mention => mention.Mention.Entity.Kind != EntityKind.Instrument).Select(mention => mention.Sentence).ToHashSet();
        foreach (var index in named.Order())
        {
            var sentence = work.Document.Sentences[index];
            if (sentence.Kind != SentenceKind.Caption && sentence.TokenCount <= ParserState.MaxWords && CueFinder.HasCue(work.Document, sentence, CueLexicon.Default))
            {
                yield return new(work.Document.Text, [.. work.Document.Tokens[sentence.FirstToken..sentence.EndToken].Select(token => (token.Start, token.Length))]);
            }
        }
    }
}
