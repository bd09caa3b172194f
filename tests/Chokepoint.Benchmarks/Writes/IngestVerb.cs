using System.Diagnostics;
using System.Globalization;
using Chokepoint.Benchmarks.Generating;
using Chokepoint.Benchmarks.Queries;
using Chokepoint.Benchmarks.Running;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Index.Bitmaps;
using Chokepoint.Data.Tags;
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

    public override string Usage => $"{GenerateVerb.RecipeUsage} --incoming 40000 --writers 2 --docs FILE: tagged articles of 3,500 bytes a second, with a timeline read meanwhile.";

    public override IReadOnlyList<string> Options => [.. GenerateVerb.RecipeOptions, "incoming", "writers", "docs"];

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
            await MeasureAsync(arguments, services, recipe, cancellationToken);
        }

        await server.DropAsync(Database, cancellationToken);
        return 0;
    }

    private static async Task MeasureAsync(VerbArguments arguments, ServiceProvider services, Recipe recipe, CancellationToken cancellationToken)
    {
        var keeper = services.GetRequiredService<IndexKeeper>();
        await keeper.LoadAsync(cancellationToken);
        var words = await Words.LoadAsync(services.GetRequiredService<NpgsqlDataSource>(), cancellationToken);
        var filters = new FilterMix(words.Texts).Tagged(200, recipe.Seed);
        var incoming = recipe with { Articles = arguments.Number("incoming", 40_000), Seed = recipe.Seed + 100, BodyBytes = 3500 };
        var writers = arguments.Number("writers", 2);

        await ReadAsync(services, filters, Task.Delay(TimeSpan.FromSeconds(5), cancellationToken), cancellationToken);
        var quiet = await ReadAsync(services, filters, Task.Delay(TimeSpan.FromSeconds(15), cancellationToken), cancellationToken);
        var batches = await MakeAsync(services, incoming, words, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var following = FollowAsync(keeper, stop.Token);
        var started = Stopwatch.GetTimestamp();
        var writing = WriteAsync(services.GetRequiredService<ArticleStore>(), batches, writers, cancellationToken);
        var busy = await ReadAsync(services, filters, writing, cancellationToken);
        var added = await writing;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await stop.CancelAsync();
        await following;
        Tell(arguments, (recipe, incoming, added), seconds, (quiet, busy));
    }

    private static void Tell(VerbArguments arguments, (Recipe Archive, Recipe Incoming, int Added) what, double seconds, (Samples Quiet, Samples Busy) pages)
    {
        var rate = Math.Round(what.Incoming.Articles / seconds);
        var (quiet, busy) = (pages.Quiet.Percentile(95), pages.Busy.Percentile(95));
        arguments.Report.Line(("articles", what.Archive.Articles), ("ingest", what.Incoming.Articles), ("added", what.Added), ("seconds", Math.Round(seconds, 1)),
            ("perSecond", rate), ("pageQuietP50", pages.Quiet.Percentile(50)), ("pageQuietP95", quiet), ("pageBusyP50", pages.Busy.Percentile(50)), ("pageBusyP95", busy), ("pages", pages.Busy.Count));
        if (arguments.Text("docs") is { } page)
        {
            PerformancePage.Replace(page, "ingest", string.Create(CultureInfo.InvariantCulture, $"""
                ## Ingest

                {Machine.Describe()}. {what.Incoming.Articles:N0} tagged articles of {what.Incoming.BodyBytes} bytes, one in twenty a duplicate, into an archive of {what.Archive.Articles:N0},
                {BatchSize} in a transaction, with deduplication, tags, full-text vectors and all indexes: {rate:N0} articles a second ({what.Added:N0} added).
                A timeline page of 50 by random filters: p95 {Samples.Show(quiet)} ms before, {Samples.Show(busy)} ms meanwhile ({busy / quiet:N1} times).
                """));
        }
    }

    private static async Task<NewArticle[][]> MakeAsync(ServiceProvider services, Recipe incoming, Words words, CancellationToken cancellationToken)
    {
        var maker = new ArticleMaker(incoming, await services.GetRequiredService<EntityNumbering>().GetAsync(cancellationToken));
        var articles = new IncomingArticles(incoming, maker, words);
        return [.. Enumerable.Range(1, incoming.Articles).Select(number => articles.Make(number)).Chunk(BatchSize)];
    }

    private static async Task<int> WriteAsync(ArticleStore store, NewArticle[][] batches, int writers, CancellationToken cancellationToken)
    {
        var (next, added) = (-1, 0);
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            for (int batch; (batch = Interlocked.Increment(ref next)) < batches.Length;)
            {
                var results = await store.AddManyAsync(batches[batch], cancellationToken);
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
}
