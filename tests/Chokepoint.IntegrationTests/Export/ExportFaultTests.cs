using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Chokepoint.Data;
using Chokepoint.Data.Articles;
using Chokepoint.IntegrationTests.Data;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Tagging;
using Chokepoint.Web.Export;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.IntegrationTests.Export;

/// <summary>Exports that break off, readers that leave, and the sidecar that proves a file whole.</summary>
public sealed class ExportFaultTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Articles = 300;

    private const string Running = """
        select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state = 'active' and query like 'select id, published_at%'
        """;

    // Autovacuum holds one too, when it likes.
    private const string Holding = """
        select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_xmin is not null and backend_type = 'client backend'
        """;

    private readonly DatabaseFixture database = new(postgres);
    private WebApplication? app;
    private HttpClient client = new();
    private long oldest;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        var articles = Enumerable.Range(0, Articles).Select(number => TestDatabase.Article(
            $"https://wire.example/{number}", $"Title {number}", new string('x', 2000) + number, ArticleTags.None) with
        {
            PublishedAt = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number),
        });
        var results = await database.Services.GetRequiredService<ArticleStore>().AddManyAsync([.. articles], Cancel);
        oldest = results[0].Id;
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddChokepointData(database.ConnectionString);
        app = builder.Build();
        app.MapExport();
        await app.StartAsync(Cancel);
        client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await database.DisposeAsync();
    }

    [Fact]
    public async Task An_export_that_breaks_off_never_looks_whole()
    {
        await SpoilAsync("(1 / (article_id - article_id))::text");
        using var response = await client.GetAsync("/export/articles.ndjson", HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"{Articles}", response.Headers.GetValues("X-Total-Count").Single());
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_reader_who_leaves_frees_the_database_at_once()
    {
        await SpoilAsync("(select 'late' from pg_sleep(1200))");
        using (await client.GetAsync("/export/articles.ndjson", HttpCompletionOption.ResponseHeadersRead, Cancel))
        {
            Assert.Equal(1L, await ScalarAsync(Running));
        }

        await Eventually.HoldsAsync(async () => await ScalarAsync(Running) is 0L, "its statement has ended");
        await Eventually.HoldsAsync(async () => await ScalarAsync(Holding) is 0L, "its snapshot is given back");
    }

    [Theory]
    [InlineData("/export/articles.csv?company=!huawei&metadata=1", "/export/articles.csv?company=!huawei")]
    [InlineData("/export/articles.xlsx.metadata.json?to=2020-01-03", "/export/articles.csv?to=2020-01-03")]
    [InlineData("/export/stances.csv.metadata.json?stance=restrictive", "/export/stances.csv?stance=restrictive")]
    [InlineData("/export/articles.ndjson.metadata.json?from=2020-01-03", "/export/articles.ndjson?from=2020-01-03")]
    public async Task The_sidecar_names_filter_rows_and_the_hash_of_the_bytes(string sidecar, string file)
    {
        var response = await client.GetAsync(file, Cancel);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancel);
        using var metadata = JsonDocument.Parse(await client.GetStringAsync(sidecar, Cancel));
        var root = metadata.RootElement;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), root.GetProperty("sha256").GetString());
        Assert.Equal(bytes.Length, root.GetProperty("bytes").GetInt64());
        Assert.Equal(response.Headers.GetValues("X-Total-Count").Single(), root.GetProperty("rows").GetRawText());
        Assert.NotEmpty(root.GetProperty("query").GetString() ?? "");
        Assert.True(root.GetProperty("snapshotAt").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task The_sidecar_tells_when_a_source_was_not_read()
    {
        await ScalarAsync("""
            with outlet as (insert into source (slug, kind, url, name, added_at, paused, next_poll_at, consecutive_failures)
                values ('gappy', 'Feed', 'https://gappy.example/feed', 'Gappy', '2020-01-01', false, now(), 0) returning id)
            insert into "fetch" (source_id, at, outcome, seen, added, failed)
            select id, at, outcome, 0, 0, 0 from outlet, (values ('2020-01-02 00:00Z'::timestamptz - interval '1 hour', 'Success'),
                ('2020-01-05', 'Failed'), ('2020-01-09', 'NotModified'), ('2020-01-09 12:00', 'Success')) as reading (at, outcome)
            """);
        using var metadata = JsonDocument.Parse(await client.GetStringAsync("/export/articles.csv.metadata.json?source=gappy&to=2020-01-20", Cancel));
        var gaps = metadata.RootElement.GetProperty("coverageGaps").EnumerateArray().ToList();
        Assert.Equal(2, gaps.Count);
        Assert.Equal(("gappy", 1), (gaps[0].GetProperty("source").GetString(), gaps[0].GetProperty("attempts").GetInt32()));
        Assert.Equal(new DateTimeOffset(2020, 1, 9, 0, 0, 0, TimeSpan.Zero), gaps[0].GetProperty("to").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, gaps[1].GetProperty("to").ValueKind);
    }

    // The text of the oldest article, which is written last, cannot be read any more.
    private async Task SpoilAsync(string instead) => await ScalarAsync($"""
        alter table article_text rename to article_text_real;
        create view article_text as select article_id, case when article_id = {oldest} then {instead} else body end as body, author, site from article_text_real
        """);

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = database.Database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
