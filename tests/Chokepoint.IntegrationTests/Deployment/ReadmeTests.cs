using System.Text.RegularExpressions;
using Chokepoint.IntegrationTests.Support;

namespace Chokepoint.IntegrationTests.Deployment;

/// <summary>What README tells a reader to type does what it says.</summary>
public sealed partial class ReadmeTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const string Cli = "dotnet run --project src/Chokepoint.Cli -- ";

    // The first is what the browser tests start, the second is what runs this test, the third is read by the tests of the Compose file.
    private static readonly string[] RunElsewhere =
    [
        "dotnet run --project src/Chokepoint.Web", "dotnet test", "CHOKEPOINT_DB_PASSWORD=choose-one docker compose up --build",
    ];

    [Fact]
    public void Every_command_is_run_by_a_test()
    {
        var unknown = Commands().Where(command => !command.StartsWith(Cli, StringComparison.Ordinal)).Except(RunElsewhere);
        Assert.Empty(unknown);
        Assert.Superset(RunElsewhere.ToHashSet(), Commands().ToHashSet());
    }

    [Fact]
    public async Task The_commands_of_the_first_five_minutes_work_in_their_order()
    {
        var folder = Directory.CreateTempSubdirectory("chokepoint-readme-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "article.txt"), """
            Norway bars Huawei from its networks

            The Norwegian government banned Huawei from the country's 5G networks on Monday, the justice minister said in Oslo.
            """, TestContext.Current.CancellationToken);

        foreach (var command in Commands().Where(command => command.StartsWith(Cli, StringComparison.Ordinal)))
        {
            var arguments = Words().Matches(command[Cli.Length..]).Select(word => word.Value.Trim('"'));
            var run = await ProgramRun.DotnetAsync(
                [Checkout.Program("Chokepoint.Cli", "chokepoint"), .. arguments],
                new Dictionary<string, string> { ["CHOKEPOINT_DATABASE"] = database.ConnectionString },
                folder.FullName);
            Assert.True(run.ExitCode == 0, $"{command}: {run.Error}");
        }

        var csv = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "huawei.csv"), TestContext.Current.CancellationToken);
        Assert.Contains("Norway bars Huawei from its networks", csv, StringComparison.Ordinal);
        Assert.Contains("NO>huawei:restrictive", csv, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Every_file_and_folder_it_names_is_there()
    {
        var named = Paths().Matches(Checkout.Read("README.md")).Select(match => match.Groups[1].Value);
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Checkout.Root, path)), path));
    }

    private static List<string> Commands() =>
    [
        .. Fences().Matches(Checkout.Read("README.md")).SelectMany(fence => fence.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
    ];

    [GeneratedRegex("""^```[a-z]*\n(.*?)^```""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("""
        "[^"]*"|\S+
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Words();

    [GeneratedRegex("""(?:\]\(|`)((?:src|docs|tests)/[\w./-]+)""")]
    private static partial Regex Paths();
}
