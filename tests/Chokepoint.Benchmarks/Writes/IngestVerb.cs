using System.Diagnostics;
using System.Globalization;
using Chokepoint.Benchmarks.Generating;
using Chokepoint.Benchmarks.Queries;
using Chokepoint.Benchmarks.Running;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Index.Bitmaps;
using Chokepoint.Data.Tags;
using Chokepoint.Scraper.Duplicates;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Chokepoint.Benchmarks.Writes;

/// <summary>Articles a second into an archive that is read meanwhile, and what that does to the timeline.</summary>
internal sealed class IngestVerb : Verb
{
    private const string Database = "ingest";
    private const int BatchSize = 500;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(25);

    public override string Name => "ingest";

    public override string Usage => $"{GenerateVerb.RecipeUsage} --incoming 40000 --writers 2 --alone 1 --docs FILE: tagged articles of 3,500 bytes a second, with a timeline read meanwhile; alone: without, for the processor time of writing.";

    public override IReadOnlyList<string> Options => [.. GenerateVerb.RecipeOptions, "incoming", "writers", "alone", "docs"];

    public override async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var recipe = GenerateVerb.RecipeOf(arguments, arguments.Number("articles", 100_000));
        await using var server = await BenchmarkServer.StartAsync(BenchmarkServer.HomeOf(arguments.Text("home")), cancellationToken);
        await using (await Archive.OpenAsync(server, recipe, cancellationToken))
        {
        }

        NpgsqlConnection.ClearAllPools();
        await server.CopyAsync(Archive.NameOf(recipe), Database, cancellationToken);
        await using (var services = await server.OpenAsync(Database, cancellationToken))
        {
            await MeasureAsync(arguments, (services, server), recipe, cancellationToken);
        }

        await server.DropAsync(Database, cancellationToken);
        return 0;
    }

    private static async Task MeasureAsync(
        VerbArguments arguments, (ServiceProvider Services, BenchmarkServer Server) on, Recipe recipe, CancellationToken cancellationToken)
    {
        var services = on.Services;
        var keeper = services.GetRequiredService<IndexKeeper>();
        await keeper.LoadAsync(cancellationToken);
        var words = await Words.LoadAsync(services.GetRequiredService<NpgsqlDataSource>(), cancellationToken);
        var filters = new FilterMix(words.Texts).Tagged(200, recipe.Seed);
        var incoming = recipe with { Articles = arguments.Number("incoming", 40_000), Seed = recipe.Seed + 100, BodyBytes = 3500 };
        var writers = arguments.Number("writers", 2);

        var batches = await MakeAsync(services, incoming, words, cancellationToken);
        if (arguments.Number("alone", 0, least: 0) > 0)
        {
            var written = 0;
            var phase = await TimedAsync(on, async () =>
            {
                written = await WriteAsync(services, batches, writers, cancellationToken);
                return new Samples();
            });
            Tell(arguments, (recipe, incoming, written), (phase, phase));
            return;
        }

        await ReadAsync(services, filters, Task.Delay(TimeSpan.FromSeconds(5), cancellationToken), cancellationToken);
        var quiet = await TimedAsync(on, () => ReadAsync(services, filters, Task.Delay(TimeSpan.FromSeconds(15), cancellationToken), cancellationToken));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var following = FollowAsync(keeper, stop.Token);
        var added = 0;
        var busy = await TimedAsync(on, async () =>
        {
            var writing = WriteAsync(services, batches, writers, cancellationToken);
            var read = await ReadAsync(services, filters, writing, cancellationToken);
            added = await writing;
            return read;
        });
        await stop.CancelAsync();
        await following;
        Tell(arguments, (recipe, incoming, added), (quiet, busy));
    }

    // With the processor time that went by, of this process and of the server.
    private static async Task<Phase> TimedAsync((ServiceProvider Services, BenchmarkServer Server) on, Func<Task<Samples>> run)
    {
        var (own, server, started) = (Environment.CpuUsage.TotalTime, ServerTime.Of(on.Server.DataRoot), Stopwatch.GetTimestamp());
        var pages = await run();
        return new Phase(pages, Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - own, ServerTime.Of(on.Server.DataRoot) - server);
    }

    private static void Tell(VerbArguments arguments, (Recipe Archive, Recipe Incoming, int Added) what, (Phase Quiet, Phase Busy) phases)
    {
        var (quiet, busy) = phases;
        var rate = Math.Round(what.Incoming.Articles / busy.Clock.TotalSeconds);
        var (own, server) = (busy.OwnMicroseconds(what.Incoming.Articles), busy.ServerMicroseconds(what.Incoming.Articles));
        var (before, meanwhile) = (quiet.Pages.Percentile(95), busy.Pages.Percentile(95));
        arguments.Report.Line(("articles", what.Archive.Articles), ("ingest", what.Incoming.Articles), ("added", what.Added), ("seconds", Math.Round(busy.Clock.TotalSeconds, 1)),
            ("perSecond", rate), ("ownMicroseconds", own), ("serverMicroseconds", server), ("pageQuietP50", quiet.Pages.Percentile(50)), ("pageQuietP95", before),
            ("pageBusyP50", busy.Pages.Percentile(50)), ("pageBusyP95", meanwhile), ("pages", busy.Pages.Count));
        if (arguments.Text("docs") is { } page)
        {
            PerformancePage.Replace(page, "ingest", string.Create(CultureInfo.InvariantCulture, $"""
                ## Ingest

                {Machine.Describe()}. {what.Incoming.Articles:N0} tagged articles of {what.Incoming.BodyBytes} bytes from three days, one in twenty under an address stored before and one in twelve a near copy,
                into an archive of {what.Archive.Articles:N0}, {BatchSize} in a transaction, {arguments.Number("writers", 2)} writing at once, by binary COPY, with exact and near deduplication, tags, search vectors and all indexes:
                {rate:N0} articles a second ({what.Added:N0} added). Processor time an article: {own:N0} µs here, {server:N0} µs in PostgreSQL, the reader's included.
                A timeline page of 50 by random filters: p95 {Samples.Show(before)} ms before, {Samples.Show(meanwhile)} ms meanwhile ({meanwhile / before:N1} times).
                """));
        }
    }

    private static async Task<NewArticle[][]> MakeAsync(ServiceProvider services, Recipe incoming, Words words, CancellationToken cancellationToken)
    {
        var maker = new ArticleMaker(incoming, await services.GetRequiredService<EntityNumbering>().GetAsync(cancellationToken));
        var articles = new IncomingArticles(incoming, maker, words);
        return [.. Enumerable.Range(1, incoming.Articles).Select(number => articles.Make(number)).Chunk(BatchSize)];
    }

    private static async Task<int> WriteAsync(IServiceProvider services, NewArticle[][] batches, int writers, CancellationToken cancellationToken)
    {
        var filing = new ArticleFiling(services.GetRequiredService<ArticleStore>(), new ClusterFinder(services.GetRequiredService<ClusterStore>(), TimeProvider.System));
        var (next, added) = (-1, 0);
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            for (int batch; (batch = Interlocked.Increment(ref next)) < batches.Length;)
            {
                var results = await filing.AddManyAsync(batches[batch], cancellationToken);
                Interlocked.Add(ref added, results.Count(result => result is StoreResult.Added));
            }
        }, cancellationToken)));
        return added;
    }

    private static async Task<Samples> ReadAsync(ServiceProvider services, List<ArticleFilter> filters, Task until, CancellationToken cancellationToken)
    {
        var index = services.GetRequiredService<ArticleIndex>();
        var samples = new Samples();
        for (var number = 0; !until.IsCompleted; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await index.PageAsync(filters[number % filters.Count], null, 50, cancellationToken);
            samples.Add(Stopwatch.GetElapsedTime(started));
            await Task.Delay(Between, cancellationToken);
        }

        return samples;
    }

    // As the worker of the dashboard does it: a fifth of the time at most.
    private static async Task FollowAsync(IndexKeeper keeper, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var started = Stopwatch.GetTimestamp();
                await keeper.RefreshAsync(cancellationToken);
                await Task.Delay(TimeSpan.FromMilliseconds(200) + (Stopwatch.GetElapsedTime(started) * 4), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the measurement.
        }
    }

    private sealed record Phase(Samples Pages, TimeSpan Clock, TimeSpan Own, TimeSpan Server)
    {
        public double OwnMicroseconds(int articles) => Math.Round(Own.TotalMicroseconds / articles);

        public double ServerMicroseconds(int articles) => Math.Round(Server.TotalMicroseconds / articles);
    }
}
