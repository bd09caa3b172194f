using System.Diagnostics;
using System.Globalization;
using Chokepoint.Benchmarks.Running;
using Chokepoint.Data.Tags;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Chokepoint.Benchmarks.Generating;

/// <summary>Loads a recipe: tables by binary COPY with two writers, indexes afterwards.</summary>
internal sealed class Archive(IServiceProvider services, Recipe recipe)
{
    private const int BatchSize = 2000;
    private const int Writers = 2;
    private readonly NpgsqlDataSource database = services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>The database of a recipe, loaded now unless it is there whole.</summary>
    public static async Task<ServiceProvider> OpenAsync(BenchmarkServer server, Recipe recipe, CancellationToken cancellationToken)
    {
        var services = await server.OpenAsync(NameOf(recipe), cancellationToken);
        await new Archive(services, recipe).EnsureAsync(cancellationToken);
        return services;
    }

    public static string NameOf(Recipe recipe) =>
        string.Create(CultureInfo.InvariantCulture, $"articles_{recipe.Articles}_{recipe.Seed}_{recipe.BodyBytes}");

    private async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (await ScalarAsync("select obj_description('article'::regclass)", cancellationToken) is "complete")
        {
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var indexes = await IndexesAsync(cancellationToken);
        await ExecuteAsync("truncate article, article_text, article_url, stance, article_change", cancellationToken);
        await ExecuteAsync($"{string.Concat(indexes.Select(index => $"drop index if exists {index.Name};"))} select 1", cancellationToken);
        await SetAsync("alter system set {0} = off", cancellationToken);
        await LoadAsync(await SourcesAsync(cancellationToken), cancellationToken);
        Report.Remark($"{recipe.Articles:N0} articles copied in {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s; building indexes");
        await Parallel.ForEachAsync(
            indexes.OrderByDescending(index => index.Definition.Contains("gin", StringComparison.Ordinal)),
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken },
            async (index, cancel) => await ExecuteAsync(index.Definition, cancel));

        await ExecuteAsync("select setval(pg_get_serial_sequence('article', 'id'), (select max(id) from article))", cancellationToken);
        await ExecuteAsync("vacuum analyze", cancellationToken);
        await SetAsync("alter system reset {0}", cancellationToken);
        await ExecuteAsync("checkpoint", cancellationToken);
        await ExecuteAsync("comment on table article is 'complete'", cancellationToken);
        Report.Remark($"{recipe.Articles:N0} articles loaded and indexed in {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s");
    }

    private async Task LoadAsync(long[] sources, CancellationToken cancellationToken)
    {
        var numbers = await services.GetRequiredService<EntityNumbering>().GetAsync(cancellationToken);
        var words = await Words.LoadAsync(database, cancellationToken);
        var maker = new ArticleMaker(recipe, numbers);
        var batches = (recipe.Articles + BatchSize - 1) / BatchSize;
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var rows = new ArticleRowsMaker(recipe, maker, words, sources);
            for (int batch; (batch = Interlocked.Increment(ref next)) < batches;)
            {
                var first = ((long)batch * BatchSize) + 1;
                await rows.LoadAsync(connection, (first, Math.Min(first + BatchSize - 1, recipe.Articles)), cancellationToken);
            }
        }, cancellationToken)));
    }

    /// <summary>Ids of the outlets, by number.</summary>
    public async Task<long[]> SourcesAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            insert into source (slug, kind, url, name, country, added_at, paused, next_poll_at, consecutive_failures)
            select 'outlet' || n, 'Feed', 'https://outlet' || n || '.example/feed', 'Outlet ' || n, 'US', now(), true, now(), 0
            from generate_series(0, $1 - 1) as n on conflict do nothing
            """);
        command.Parameters.Add(new() { Value = ArticleMaker.Sources });
        await command.ExecuteNonQueryAsync(cancellationToken);
        return (long[]?)await ScalarAsync("select array_agg(id order by substr(slug, 7)::int) from source where slug like 'outlet%'", cancellationToken) ?? [];
    }

    private async Task<List<(string Name, string Definition)>> IndexesAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select indexname, indexdef from pg_indexes
            where tablename in ('article', 'article_text', 'article_url', 'stance') and indexname not like 'pk\_%'
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var indexes = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            indexes.Add((reader.GetString(0), reader.GetString(1).Replace("INDEX ix", "INDEX IF NOT EXISTS ix", StringComparison.Ordinal)));
        }

        return indexes;
    }

    // A load that breaks off begins anew: it needs no safety.
    private async Task SetAsync(string statement, CancellationToken cancellationToken)
    {
        foreach (var setting in new[] { "fsync", "full_page_writes", "synchronous_commit", "autovacuum" })
        {
            await ExecuteAsync(string.Format(CultureInfo.InvariantCulture, statement, setting), cancellationToken);
        }

        await ExecuteAsync("select pg_reload_conf()", cancellationToken);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
