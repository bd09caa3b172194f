using Chokepoint.Data.Articles;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Tagging;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Chokepoint.IntegrationTests.Data;

/// <summary>A database of its own for each test class, with what the tests of the stores ask of it.</summary>
public sealed class TestDatabase(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly DatabaseFixture database = new(postgres);

    public NpgsqlDataSource Source => database.Database;

    public string ConnectionString => database.ConnectionString;

    public T Get<T>()
        where T : notnull => database.Services.GetRequiredService<T>();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public static NewArticle Article(string url, string title, string body, ArticleTags? tags = null) => new()
    {
        Url = url,
        CanonicalUrl = url,
        Title = title,
        Body = body,
        Tags = tags ?? ArticleTags.None,
        SourceName = "Test Wire",
    };
}
