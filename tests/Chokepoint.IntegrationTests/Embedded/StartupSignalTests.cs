using System.Diagnostics;
using System.Globalization;
using Chokepoint.Data.Embedded;
using Chokepoint.IntegrationTests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Chokepoint.IntegrationTests.Embedded;

public sealed class StartupSignalTests : IDisposable
{
    private readonly string home = Path.Combine(Path.GetTempPath(), $"chokepoint-signal-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Theory]
    [InlineData("Chokepoint.Web.dll")]
    [InlineData("Chokepoint.Scraper.dll")]
    public async Task A_program_that_is_told_to_end_while_it_migrates_takes_the_server_with_it(string program)
    {
        var cancel = TestContext.Current.CancellationToken;
        var server = await EmbeddedPostgres.StartAsync(TestServer.Options("signal") with { DataRoot = Path.Combine(home, "postgres") }, NullLogger.Instance, cancel);
        var database = await server.EnsureDatabaseAsync("chokepoint", cancel);
        await using var migrating = await HoldMigrationsAsync(database);
        using var process = Start(program);
        await Eventually.HoldsAsync(() => IsWaitedForAsync(migrating), $"{program} waits to migrate");

        // The program is the last that uses the server.
        await server.DisposeAsync();
        using (Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await process.WaitForExitAsync(cancel);
        }

        Assert.Equal(128 + 15, process.ExitCode);
        Assert.False(File.Exists(Path.Combine(home, "postgres", "cluster", "data", "postmaster.pid")));
    }

    private static async Task<NpgsqlConnection> HoldMigrationsAsync(string database)
    {
        var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select pg_advisory_lock(x'43484F4B45504E54'::bigint)", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static async Task<bool> IsWaitedForAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select exists (select from pg_locks where locktype = 'advisory' and not granted)", connection);
        return (bool?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) ?? false;
    }

    private Process Start(string program)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program)])
        {
            Environment = { ["CHOKEPOINT_HOME"] = home, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Serilog__MinimumLevel__Default"] = "Error" },
        };
        start.Environment.Remove("CHOKEPOINT_DATABASE");
        start.Environment.Remove("ConnectionStrings__Chokepoint");
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start");
    }
}
