using System.Diagnostics;
using System.Globalization;
using Chokepoint.Data.Embedded;
using Chokepoint.IntegrationTests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Chokepoint.IntegrationTests.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly EmbeddedPostgresOptions options = TestServer.Options($"embedded-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(options.DataRoot))
        {
            Directory.Delete(options.DataRoot, recursive: true);
        }
    }

    [Fact]
    public async Task Data_survive_a_stop_and_a_start()
    {
        await using (var first = await StartAsync())
        {
            Assert.True(first.Created);
            await ExecuteAsync(await first.EnsureDatabaseAsync("chokepoint"), "create table kept as select 42 as answer");
        }

        await using var second = await StartAsync();
        Assert.False(second.Created);
        Assert.Equal("42", await ExecuteAsync(await second.EnsureDatabaseAsync("chokepoint"), "select answer from kept"));
    }

    [Fact]
    public async Task A_second_process_shares_the_server_and_the_last_one_stops_it()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        Assert.True(second.Attached);
        Assert.Equal(first.Port, second.Port);

        await first.DisposeAsync();
        Assert.Equal("1", await ExecuteAsync(second.ConnectionString("postgres"), "select 1"));

        var connectionString = second.ConnectionString("postgres");
        await second.DisposeAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ExecuteAsync(connectionString, "select 1"));
    }

    [Fact]
    public async Task A_killed_server_recovers_at_the_next_start()
    {
        await using var first = await EmbeddedPostgres.StartAsync(options with { Durable = true }, NullLogger.Instance);
        await ExecuteAsync(await first.EnsureDatabaseAsync("chokepoint"), "create table kept as select 42 as answer");
        var pid = int.Parse(File.ReadLines(Path.Combine(options.DataRoot, "cluster", "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        using (var postmaster = Process.GetProcessById(pid))
        {
            postmaster.Kill();
            await postmaster.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using var second = await EmbeddedPostgres.StartAsync(options with { Durable = true }, NullLogger.Instance);
        Assert.False(second.Created);
        Assert.Equal("42", await ExecuteAsync(await second.EnsureDatabaseAsync("chokepoint"), "select answer from kept"));
    }

    [Fact]
    public async Task It_listens_on_loopback_alone_and_asks_for_the_password()
    {
        await using var server = await StartAsync();
        Assert.Equal("127.0.0.1", await ExecuteAsync(server.ConnectionString("postgres"), "show listen_addresses"));
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Password = "guess" }.ConnectionString;
        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(wrong, "select 1"));
        if (!OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(Path.Combine(options.DataRoot, "password"));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        }
    }

    [Fact]
    public async Task Without_binaries_the_message_names_one_command_for_each_system()
    {
        var error = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(
            options with { IgnoreInstalled = true, AllowFetch = false, CacheDir = Path.Combine(options.DataRoot, "cache") }, NullLogger.Instance));
        Assert.Contains("sudo apt-get install -y postgresql", error.Message, StringComparison.Ordinal);
        Assert.Contains("brew install postgresql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configured_folder_without_the_programs_is_named_in_the_message()
    {
        var error = await Assert.ThrowsAsync<EmbeddedPostgresException>(() =>
            EmbeddedPostgres.StartAsync(options with { BinDir = Path.GetTempPath() }, NullLogger.Instance));
        Assert.Contains(Path.GetTempPath(), error.Message, StringComparison.Ordinal);
    }

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(options, NullLogger.Instance);

    private static async Task<string?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // constants of the tests
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
