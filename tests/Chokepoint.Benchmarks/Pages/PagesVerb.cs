using Chokepoint.Benchmarks.Running;
using Npgsql;

namespace Chokepoint.Benchmarks.Pages;

/// <summary>What a reader waits for: server time of every page, a step of the matrix player, a filter click in Chromium; and what open pages cost.</summary>
internal sealed class PagesVerb : Verb
{
    public override string Name => "pages";

    public override string Usage =>
        "--database CONNECTION [--rounds 20] [--clicks 100] [--connections 200] [--only server,connections,chromium]: the dashboard over a server with articles; build Chokepoint.Web with the same configuration first";

    public override IReadOnlyList<string> Options => ["database", "rounds", "clicks", "connections", "only"];

    public override async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var database = arguments.Text("database") ?? throw new UsageException("--database is missing. " + Usage);
        await using var dashboard = await RunningDashboard.StartAsync(database, cancellationToken);
        var report = arguments.Report;
        report.Line([("benchmark", Name), ("database", new NpgsqlConnectionStringBuilder(database).Database), .. await CountAsync(database, cancellationToken)]);
        var parts = arguments.Text("only", "server,connections,chromium").Split(',');
        if (parts.Contains("server"))
        {
            await new ServerTimes(dashboard, report).MeasureAsync(arguments.Number("rounds", 20), cancellationToken);
        }

        if (parts.Contains("connections"))
        {
            await new OpenConnections(dashboard, report).MeasureAsync(arguments.Number("connections", 200), cancellationToken);
        }

        if (parts.Contains("chromium"))
        {
            await new ChromiumTimes(dashboard, report).MeasureAsync(arguments.Number("clicks", 100));
        }

        return 0;
    }

    private static async Task<IEnumerable<(string, object?)>> CountAsync(string database, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select (select count(*) from article), (select count(*) from position), (select count(*) from shift)");
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return [("articles", reader.GetInt64(0)), ("positions", reader.GetInt64(1)), ("shifts", reader.GetInt64(2))];
    }
}

/// <summary>Milliseconds of one thing, many times.</summary>
internal static class Times
{
    public static IEnumerable<(string, object?)> Of(List<double> times)
    {
        times.Sort();
        return [("times", times.Count), ("p50_ms", At(times, 0.5)), ("p95_ms", At(times, 0.95)), ("max_ms", times[^1])];
    }

    /// <summary>Of a part of that thing: what half and nearly all of them took, under its name.</summary>
    public static IEnumerable<(string, object?)> OfPart(string name, List<double> times) =>
        Of(times).Skip(1).Take(2).Select(pair => ($"{name}_{pair.Item1}", pair.Item2));

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
