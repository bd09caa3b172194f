using Chokepoint.Data;
using Chokepoint.Data.Articles;
using Chokepoint.Tagging;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Chokepoint.IntegrationTests.Data;

/// <summary>A fresh, migrated database of its own for each test class.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private readonly string name = "test_" + Guid.NewGuid().ToString("N");
    private ServiceProvider? services;

    public static string Server => Environment.GetEnvironmentVariable("CHOKEPOINT_TEST_DATABASE")
        ?? throw new InvalidOperationException("CHOKEPOINT_TEST_DATABASE must name a PostgreSQL server.");

    public string ConnectionString => new NpgsqlConnectionStringBuilder(Server) { Database = name, Pooling = true, MaxPoolSize = 20 }.ConnectionString;

    public ServiceProvider Services => services ?? throw new InvalidOperationException("Not initialised.");

    public NpgsqlDataSource Source => Get<NpgsqlDataSource>();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        await ExecuteOnServerAsync($"create database {name}");
        services = new ServiceCollection().AddLogging().AddChokepointData(ConnectionString).BuildServiceProvider();
        await Get<DatabaseMigrator>().MigrateAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        await ExecuteOnServerAsync($"drop database if exists {name} with (force)");
    }

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

    private static async Task ExecuteOnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
