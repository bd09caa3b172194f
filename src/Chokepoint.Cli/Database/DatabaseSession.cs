using System.CommandLine;
using Chokepoint.Data;
using Chokepoint.Data.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Chokepoint.Cli.Database;

/// <summary>The database that a command works on, opened for as long as the command runs.</summary>
internal static class DatabaseSession
{
    /// <summary>`--database CONNECTION`, for every command; without it CHOKEPOINT_DATABASE, then the embedded server.</summary>
    public static readonly Option<string?> Connection = new("--database")
    {
        Description = "Connection string of a PostgreSQL server; without it CHOKEPOINT_DATABASE, else the embedded one.",
        Recursive = true,
    };

    /// <summary>Runs with stores and queries on a migrated database. Exit code 1 where the database fails, 3 where there is none.</summary>
    public static async Task<int> RunAsync(
        ParseResult result, Func<IServiceProvider, Task<int>> action, Action<IServiceCollection, IConfiguration>? more = null)
    {
        try
        {
            var configuration = Configuration(result.GetValue(Connection));
            await using var database = await EmbeddedDatabase.OpenAsync(configuration, NullLogger.Instance);
            var services = new ServiceCollection().AddLogging().AddSingleton(configuration).AddChokepointData(database.ConnectionString);
            more?.Invoke(services, configuration);
            await using var provider = services.BuildServiceProvider();
            await provider.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
            return await action(provider);
        }
        catch (EmbeddedPostgresException exception)
        {
            return await FailAsync(result, exception.Message, 3);
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException { ParamName: null })
        {
            return await FailAsync(result, $"The database cannot be used: {exception.Message}", 1);
        }
    }

    private static IConfiguration Configuration(string? connection)
    {
        var builder = new ConfigurationBuilder().AddEnvironmentVariables();
        return (connection is null
            ? builder
            : builder.AddInMemoryCollection([new("ConnectionStrings:" + EmbeddedDatabase.ConnectionStringName, connection)])).Build();
    }

    private static async Task<int> FailAsync(ParseResult result, string message, int code)
    {
        await result.InvocationConfiguration.Error.WriteLineAsync(message);
        return code;
    }
}
