using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Chokepoint.Cli.Database;
using Chokepoint.Cli.Export;

namespace Chokepoint.IntegrationTests.Export;

public sealed class ExportCommandTests(ExportWorld world) : IClassFixture<ExportWorld>
{
    [Fact]
    public async Task The_file_appears_whole_and_alone()
    {
        var folder = Directory.CreateTempSubdirectory("chokepoint-export-");
        var file = Path.Combine(folder.FullName, "all.csv");
        var (code, _) = await RunAsync("--query", "company=huawei&from=2020-01-01", "--format", "csv", "--out", file);
        Assert.Equal(0, code);
        Assert.Equal([file], Directory.GetFiles(folder.FullName));
        Assert.Contains("GB>huawei:restrictive", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_bad_query_writes_nothing_and_says_why()
    {
        var file = Path.Combine(Path.GetTempPath(), $"never-{Guid.NewGuid():N}.csv");
        var (code, error) = await RunAsync("--query", "country=Atlantis", "--out", file);
        Assert.Equal(2, code);
        Assert.Contains("Atlantis", error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task The_sidecar_beside_the_file_proves_it()
    {
        var folder = Directory.CreateTempSubdirectory("chokepoint-export-");
        var file = Path.Combine(folder.FullName, "all.xlsx");
        var (code, _) = await RunAsync("--query", "company=huawei", "--format", "xlsx", "--metadata", "--out", file);
        Assert.Equal(0, code);
        using var metadata = JsonDocument.Parse(await File.ReadAllBytesAsync(file + ".metadata.json", TestContext.Current.CancellationToken));
        var hash = SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(Convert.ToHexStringLower(hash), metadata.RootElement.GetProperty("sha256").GetString());
        Assert.Equal("company=huawei", metadata.RootElement.GetProperty("query").GetString());
        Assert.Equal(2, Directory.GetFiles(folder.FullName).Length);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_sidecar_without_a_file_is_refused()
    {
        var (code, error) = await RunAsync("--query", "company=huawei", "--metadata");
        Assert.Equal(2, code);
        Assert.Contains("--out", error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        var root = new RootCommand { DatabaseSession.Connection, ExportCommand.Create() };
        using var error = new StringWriter();
        var code = await root.Parse(["export", "--database", world.ConnectionString, .. arguments])
            .InvokeAsync(new InvocationConfiguration { Error = error }, TestContext.Current.CancellationToken);
        return (code, error.ToString());
    }
}
