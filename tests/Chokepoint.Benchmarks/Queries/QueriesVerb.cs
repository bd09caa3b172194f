using System.Diagnostics;
using System.Globalization;
using Chokepoint.Benchmarks.Generating;
using Chokepoint.Benchmarks.Running;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Index.Bitmaps;
using Chokepoint.Data.Tags;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Chokepoint.Benchmarks.Queries;

/// <summary>Every view over random filters, cold and warm, with the index; then the same by plain SQL, which is the peer.</summary>
internal sealed class QueriesVerb : Verb
{
    private static readonly string[] TagViews = ["page", "count", "facets", "histogram", "matrix"];
    private static readonly string[] TextViews = ["text", "text count", "text facets"];
    private readonly List<ViewResult> results = [];
    private readonly List<string> builds = [];

    public override string Name => "queries";

    public override string Usage => $"{GenerateVerb.RecipeUsage} --filters 200 --peer 40 --docs FILE --index-from N: every view over random filters; --articles takes several sizes, those from N up are the index alone.";

    public override IReadOnlyList<string> Options => [.. GenerateVerb.RecipeOptions, "filters", "peer", "docs", "index-from"];

    public override async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var home = BenchmarkServer.HomeOf(arguments.Text("home"));
        var sizes = arguments.Numbers("articles", 100_000);
        foreach (var articles in sizes)
        {
            var recipe = GenerateVerb.RecipeOf(arguments, articles);
            await (articles < arguments.Number("index-from", int.MaxValue)
                ? MeasureAsync(arguments, home, recipe, cancellationToken)
                : MeasureIndexAsync(arguments, home, recipe, cancellationToken));
        }

        foreach (var (view, first) in results.Where(result => result.Articles == sizes[0] && result.Cache == "warm").Select(result => (result.View, result)))
        {
            var last = results.Last(result => result.View == view && result.Cache == "warm");
            if (last.Articles > sizes[0])
            {
                arguments.Report.Line(("view", view), ("from", sizes[0]), ("to", last.Articles), ("growth", Math.Round(last.Samples.Percentile(95) / Math.Max(0.01, first.Samples.Percentile(95)), 2)));
            }
        }

        if (arguments.Text("docs") is { } file)
        {
            QueriesPage.Write(file, results, builds);
        }

        return 0;
    }

    private async Task MeasureAsync(VerbArguments arguments, string home, Recipe recipe, CancellationToken cancellationToken)
    {
        var mix = new FilterMix(await PrepareAsync(home, recipe, cancellationToken));
        var count = arguments.Number("filters", 200);
        var (tagged, text) = (mix.Tagged(count, recipe.Seed), mix.Text(Math.Max(4, count * 3 / 10), recipe.Seed));
        IndexKeeper keeper;
        await using (var server = await BenchmarkServer.StartAsync(home, cancellationToken))
        {
            await using var services = await Archive.OpenAsync(server, recipe, cancellationToken);
            keeper = services.GetRequiredService<IndexKeeper>();
            await BuildAsync(arguments, keeper, recipe, cancellationToken);
        }

        FileCache.Forget(Path.Combine(home, "postgres"));
        await using (var server = await BenchmarkServer.StartAsync(home, cancellationToken))
        {
            await using var services = await server.OpenAsync(Archive.NameOf(recipe), cancellationToken, keeper);
            foreach (var cache in new[] { "cold", "warm" })
            {
                Forget(keeper);
                await PassAsync(arguments, services, (recipe.Articles, cache), (tagged, text));
            }

            var peer = arguments.Number("peer", 40, least: 0);
            var reference = new ViewRun(services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<SqlArticleIndex>());
            foreach (var view in peer == 0 ? [] : TagViews.Append("text"))
            {
                var some = (TextViews.Contains(view) ? text : tagged).Take(peer).ToList();
                await reference.RunAsync(view, some, cancellationToken);
                Note(arguments, new ViewResult(recipe.Articles, $"sql {view}", "warm", new Samples()), await reference.RunAsync(view, some, cancellationToken));
            }
        }
    }

    // Rows and text are PostgreSQL's: without it there is no page.
    private async Task MeasureIndexAsync(VerbArguments arguments, string home, Recipe recipe, CancellationToken cancellationToken)
    {
        await using var server = await BenchmarkServer.StartAsync(home, cancellationToken);
        await using var services = await Archive.OpenAsync(server, recipe with { Articles = 1000 }, cancellationToken);
        var numbers = await services.GetRequiredService<EntityNumbering>().GetAsync(cancellationToken);
        var sources = await new Archive(services, recipe).SourcesAsync(cancellationToken);
        var keeper = services.GetRequiredService<IndexKeeper>();
        var state = new IndexOnly(recipe, new ArticleMaker(recipe, numbers), sources).Build();
        keeper.Take(state);
        var bytes = Math.Round(state.Bytes / (double)recipe.Articles, 1);
        arguments.Report.Line(("articles", recipe.Articles), ("build", "index from memory"), ("bytesPerArticle", bytes));
        builds.Add(string.Create(CultureInfo.InvariantCulture, $"{recipe.Articles:N0} articles: the index alone, without their texts in PostgreSQL; {bytes} bytes an article."));
        var run = new ViewRun(services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<ArticleIndex>());
        var filters = new FilterMix([]).Tagged(arguments.Number("filters", 200), recipe.Seed);
        foreach (var cache in new[] { "cold", "warm" })
        {
            Forget(keeper);
            foreach (var view in TagViews.Skip(1))
            {
                Note(arguments, new ViewResult(recipe.Articles, view, cache, new Samples()), await run.RunAsync(view, filters, cancellationToken));
            }
        }
    }

    // A version keeps its answers; what is measured is counting them.
    private static void Forget(IndexKeeper keeper)
    {
        if (keeper.Current is { } state)
        {
            keeper.Take(new IndexState(state.Chunks, state.Table) { Version = state.Version, ChunkRows = state.ChunkRows });
        }
    }

    private async Task PassAsync(
        VerbArguments arguments, IServiceProvider services, (int Articles, string Cache) state, (List<ArticleFilter> Tagged, List<ArticleFilter> Text) filters)
    {
        var run = new ViewRun(services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<ArticleIndex>());
        foreach (var view in TagViews.Concat(TextViews))
        {
            Note(arguments, new ViewResult(state.Articles, view, state.Cache, new Samples()),
                await run.RunAsync(view, TextViews.Contains(view) ? filters.Text : filters.Tagged, CancellationToken.None));
        }
    }

    private void Note(VerbArguments arguments, ViewResult result, (Samples Samples, Samples Cpu, double Buffers) measured)
    {
        results.Add(result with { Samples = measured.Samples, Cpu = measured.Cpu, Buffers = measured.Buffers });
        arguments.Report.Line(results[^1].Line);
    }

    private static async Task<string[]> PrepareAsync(string home, Recipe recipe, CancellationToken cancellationToken)
    {
        await using var server = await BenchmarkServer.StartAsync(home, cancellationToken);
        await using var services = await Archive.OpenAsync(server, recipe, cancellationToken);
        return (await Words.LoadAsync(services.GetRequiredService<NpgsqlDataSource>(), cancellationToken)).Texts;
    }

    private async Task BuildAsync(VerbArguments arguments, IndexKeeper keeper, Recipe recipe, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await keeper.LoadAsync(cancellationToken);
        var seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 2);
        var bytes = Math.Round((keeper.Current?.Bytes ?? 0) / (double)recipe.Articles, 1);
        arguments.Report.Line(("articles", recipe.Articles), ("build", "index"), ("seconds", seconds), ("bytesPerArticle", bytes));
        builds.Add(string.Create(CultureInfo.InvariantCulture, $"{recipe.Articles:N0} articles of {recipe.BodyBytes} bytes: index built in {seconds} s, {bytes} bytes an article."));
    }
}
