using Chokepoint.Data.Tags;
using Chokepoint.IntegrationTests.Support;
using Npgsql;

namespace Chokepoint.IntegrationTests.Data.Index;

/// <summary>Twenty thousand articles whose statistics are known: made once, and left alone by autovacuum.</summary>
public sealed class PlanArchive(PostgresFixture postgres) : IAsyncLifetime
{
    public const int KeysOfArticle = 10;
    private const int Articles = 20_000;
    private readonly DatabaseFixture database = new(postgres);

    public static readonly int Common = TagToken.Of(TokenKind.Technology, 1);
    public static readonly int Rare = TagToken.Of(TokenKind.Company, 1);

    public NpgsqlDataSource Source => database.Database;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await ExecuteAsync(string.Concat(new[] { "article", "article_text", "stance", "near_key" }.Select(table => $"alter table {table} set (autovacuum_enabled = false);")));
        await ExecuteAsync($"""
            insert into source (slug, kind, url, name, added_at, paused, next_poll_at, consecutive_failures)
            select 'outlet' || n, 'Feed', '', 'Outlet ' || n, now(), true, now(), 0 from generate_series(1, 40) as n;
            insert into article (id, published_at, published_precision, published_origin, first_seen_at, source_id, url, canonical_url, title, lead,
                language, cluster_id, representative, content_hash, tags, tagged_by, sample, tsv)
            select n, '2018-01-01'::timestamptz + n * interval '2 hours', 2, 1, now(), (select min(id) from source) + n % 40, 'https://plan.example/' || n,
                'https://plan.example/' || n, 'Title ' || n, repeat('lead ', 40), (array['en', 'de', 'fr'])[1 + n % 3], n - (case when n % 10 = 0 then 1 else 0 end),
                n % 10 <> 0, '\x00', (case when n % 3 = 0 then array[{Common}] else '{"{}"}' end || case when n % 1000 = 0 then array[{Rare}] else '{"{}"}' end)::int[], 'test', false,
                to_tsvector('english', 'title word' || n % 5 || ' seldom' || n % 800)
            from generate_series(1, {Articles}) as n;
            insert into article_text (article_id, body) select n, repeat('Body ' || n || '. ', 40) from generate_series(1, {Articles}) as n;
            insert into stance (article_id, no, actor, target_kind, target, stance, confidence, start, length, rule, origin, shown, evidence, also)
            select n, no, (array['US', 'CN', 'NL'])[1 + n % 3], 2, 'huawei', n % 4, 0.8, 0, 10, 'test', 0, true, 'evidence', '{"{}"}'
            from generate_series(1, {Articles}) as n, generate_series(0, n % 2) as no;
            insert into near_key (key, article_id) select key, key / {KeysOfArticle} + 1 from generate_series(1, {Articles * KeysOfArticle}) as key;
            """);
        await ExecuteAsync("vacuum analyze article, article_text, stance");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
