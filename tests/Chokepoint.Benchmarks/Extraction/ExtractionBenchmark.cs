using System.Diagnostics;
using Chokepoint.Benchmarks.Running;
using Chokepoint.Data;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Embedded;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Extraction;
using Chokepoint.Scraper.Extraction.Page;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chokepoint.Benchmarks.Extraction;

/// <summary>Articles a second through parse, extract, tag and store on one core, beside SmartReader alone on the same pages.</summary>
internal sealed class ExtractionBenchmark : Verb
{
    public override string Name => "extraction";

    public override string Usage =>
        "--pages FOLDER [--rounds N] [--store no]: pages a CPU second of parse, extract, tag and store on one core, and of SmartReader. The folder holds .html or .jsonl files.";

    public override IReadOnlyList<string> Options => ["pages", "rounds", "store"];

    public override async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var folder = arguments.Text("pages") ?? throw new UsageException($"--pages is missing. {Usage}");
        var pages = Directory.Exists(folder) ? PageFolder.Read(folder) : throw new UsageException($"--pages: there is no folder {folder}.");
        if (pages.Count == 0)
        {
            throw new UsageException($"--pages: {folder} holds no .html and no .jsonl with pages.");
        }

        UseOneCore();
        Report.Remark("One core; the median of the rounds.");
        arguments.Report.Line(("data", Path.GetFileName(Path.GetFullPath(folder))), ("pages", pages.Count),
            ("millionCharacters", pages.Sum(page => (long)page.Html.Length) / 1e6), ("fingerprint", PageFolder.Fingerprint(pages)));
        var rounds = arguments.Number("rounds", 5);
        Measure(arguments.Report, "parse (AngleSharp alone)", pages, rounds, Parse);
        var ours = Measure(arguments.Report, "parse + extract", pages, rounds, page => Extract(page));
        var peer = Measure(arguments.Report, "SmartReader alone", pages, rounds, ReadByPeer);
        Measure(arguments.Report, "parse + extract + tag", pages, rounds, page => Draft(page)?.Tagged());
        if (arguments.Text("store") is not "no")
        {
            await MeasureStoreAsync(arguments.Report, pages, rounds, cancellationToken);
        }

        arguments.Report.Line(("what", "parse + extract against SmartReader"), ("times", ours / peer));
        return 0;
    }

    // The first round warms up and does not count.
    private static double Measure(Report report, string what, IReadOnlyList<RawPage> pages, int rounds, Action<RawPage> work)
    {
        var times = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            GC.Collect();
            var before = Cpu();
            foreach (var page in pages)
            {
                work(page);
            }

            times.Add((Cpu() - before).TotalSeconds);
        }

        var speed = pages.Count / times.Skip(1).Order().ElementAt(rounds / 2);
        report.Line(("what", what), ("pages", pages.Count), ("pagesPerCpuSecond", speed));
        return speed;
    }

    // Into a database of its own on a throw-away server, whose time counts by the clock and not by our processor time.
    private static async Task MeasureStoreAsync(Report report, IReadOnlyList<RawPage> pages, int rounds, CancellationToken cancellationToken)
    {
        var root = Path.Combine(Path.GetTempPath(), $"chokepoint-extraction-{Environment.ProcessId}");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { DataRoot = root, CacheDir = Path.Combine(ChokepointHome.Path, "binaries") }, NullLogger.Instance, cancellationToken);
            await using var services = new ServiceCollection().AddLogging()
                .AddChokepointData(await server.EnsureDatabaseAsync("extraction", cancellationToken)).BuildServiceProvider();
            await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
            var store = services.GetRequiredService<ArticleStore>();
            var times = new List<(int Stored, double Cpu, double Clock)>();
            for (var round = 0; round <= rounds; round++)
            {
                times.Add(await StoreAsync(store, pages, round, cancellationToken));
            }

            var (stored, cpu, clock) = times.Skip(1).OrderBy(time => time.Cpu).ElementAt(rounds / 2);
            report.Line(("what", "parse + extract + tag + store"), ("articles", stored), ("pagesPerCpuSecond", stored / cpu), ("articlesPerSecond", stored / clock));
        }
        finally
        {
            if (Directory.Exists(root))
            {
                Directory.Delete(root, recursive: true);
            }
        }
    }

    // Every round under another outlet's addresses, or it would store nothing.
    private static async Task<(int Stored, double Cpu, double Clock)> StoreAsync(
        ArticleStore store, IReadOnlyList<RawPage> pages, int round, CancellationToken cancellationToken)
    {
        var (watch, cpu, stored) = (Stopwatch.StartNew(), Cpu(), 0);
        var drafts = pages.Select(Draft).OfType<ArticleDraft>()
            .Select((draft, number) => draft with { Url = $"https://outlet-{round}.example/{number}", CanonicalUrl = null, SourceName = $"Outlet {round}" });
        foreach (var batch in drafts.Select(draft => draft.Tagged()).Chunk(50))
        {
            stored += (await store.AddManyAsync(batch, cancellationToken)).Count(result => result is StoreResult.Added);
        }

        return (stored, (Cpu() - cpu).TotalSeconds, watch.Elapsed.TotalSeconds);
    }

    private static void Parse(RawPage page) => PageParser.Parse(page.Html).Dispose();

    private static ExtractedArticle? Extract(RawPage page) =>
        ArticleExtractor.Extract(page.Html, page.Address) is ExtractionResult.Article { Value: var article } ? article : null;

    private static void ReadByPeer(RawPage page) => new SmartReader.Reader(page.Address.AbsoluteUri, page.Html).GetArticle();

    private static ArticleDraft? Draft(RawPage page) => Extract(page) is not { } article ? null : new ArticleDraft
    {
        Url = page.Address.AbsoluteUri,
        CanonicalUrl = article.CanonicalUrl,
        Title = article.Title,
        Body = article.Body,
        PublishedAt = article.Published?.At,
        SourceName = article.Site,
        Language = article.Language,
        Html = page.Html,
    };

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static void UseOneCore()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = process.ProcessorAffinity & -process.ProcessorAffinity;
        }
    }
}
