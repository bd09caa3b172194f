using System.Diagnostics;
using System.Globalization;
using Chokepoint.Benchmarks.Generating;
using Chokepoint.Benchmarks.Running;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Export;
using Chokepoint.Data.Index;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Benchmarks.Exports;

/// <summary>CSV of everything, all columns, and the same query by `psql \copy` in the same run, in turns.</summary>
internal sealed class ExportVerb : Verb
{
    private static readonly FilterPlan All = new()
    {
        AnyOf = [],
        NoneOf = [],
        Stances = new StanceChoice(null, null, null),
        Sources = new ColumnChoice<long>(null, []),
        Languages = new ColumnChoice<string>(null, []),
    };

    public override string Name => "export";

    public override string Usage => $"{GenerateVerb.RecipeUsage} --rounds 3 --docs FILE: CSV of all articles against psql \\copy of the same query.";

    public override IReadOnlyList<string> Options => [.. GenerateVerb.RecipeOptions, "rounds", "docs"];

    public override async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var recipe = GenerateVerb.RecipeOf(arguments, arguments.Number("articles", 1_000_000));
        await using var server = await BenchmarkServer.StartAsync(BenchmarkServer.HomeOf(arguments.Text("home")), cancellationToken);
        await using var services = await Archive.OpenAsync(server, recipe, cancellationToken);
        var file = Path.Combine(Path.GetTempPath(), $"chokepoint-export-{Guid.NewGuid():N}.csv");
        var results = new List<ExportResult>();
        try
        {
            // Once before it counts: the first run fills the caches for both.
            await OwnAsync(services, file, cancellationToken);
            for (var round = 0; round < arguments.Number("rounds", 3); round++)
            {
                results.Add(await OwnAsync(services, file, cancellationToken));
                results.Add(await PsqlAsync(server.ConnectionOf(Archive.NameOf(recipe)), file, cancellationToken));
            }
        }
        finally
        {
            File.Delete(file);
        }

        Tell(arguments, recipe, results);
        return 0;
    }

    private static void Tell(VerbArguments arguments, Recipe recipe, List<ExportResult> results)
    {
        double Seconds(string by) => results.Where(result => result.By == by).Select(result => result.Seconds).Order().ElementAt((results.Count / 2 - 1) / 2);
        var (own, psql) = (Seconds("chokepoint"), Seconds("psql"));
        var megabytes = results.Where(result => result.By == "chokepoint").Max(result => result.Megabytes);
        foreach (var result in results)
        {
            arguments.Report.Line(("articles", recipe.Articles), ("export", "csv"), ("by", result.By), ("seconds", Math.Round(result.Seconds, 2)), ("fileMegabytes", result.File));
        }

        arguments.Report.Line(("articles", recipe.Articles), ("export", "csv"), ("rateOfPsql", Math.Round(psql / own, 2)), ("peakMegabytes", megabytes));
        if (arguments.Text("docs") is { } page)
        {
            PerformancePage.Replace(page, "export", string.Create(CultureInfo.InvariantCulture, $"""
                ## Export

                {Machine.Describe()}. CSV of {recipe.Articles:N0} articles of {recipe.BodyBytes} bytes, all columns, to a file; `psql \copy` writes the rows of the same query.
                Median of {results.Count / 2} rounds in turns: chokepoint {own:N1} s, `psql` {psql:N1} s: {psql / own:N2} of its rate. Most memory that the
                process held, .NET itself included: {megabytes} MB.
                """));
        }
    }

    private static async Task<ExportResult> OwnAsync(IServiceProvider services, string file, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using (var run = await services.GetRequiredService<ArticleExport>().OpenAsync(ExportFormat.Csv, new ExportOptions(ArticleFilter.All), cancellationToken))
        {
            await using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
            await run.WriteAsync(stream, cancellationToken);
        }

        using var self = Process.GetCurrentProcess();
        return new ExportResult("chokepoint", Stopwatch.GetElapsedTime(started).TotalSeconds, new FileInfo(file).Length >> 20, self.PeakWorkingSet64 >> 20);
    }

    private static async Task<ExportResult> PsqlAsync(string connectionString, string file, CancellationToken cancellationToken)
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(connectionString);
        var query = ExportSql.Rows(All, ArticleSort.NewestFirst, whole: false).CommandText.ReplaceLineEndings(" ");
        var start = new ProcessStartInfo("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", $"\\copy ({query}) to '{file}' with (format csv, header)"]);
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = connection.Username;
        start.Environment["PGPASSWORD"] = connection.Password;
        start.Environment["PGDATABASE"] = connection.Database;
        var started = Stopwatch.GetTimestamp();
        using var psql = Process.Start(start) ?? throw new InvalidOperationException("psql did not start.");
        await psql.WaitForExitAsync(cancellationToken);
        return psql.ExitCode == 0
            ? new ExportResult("psql", Stopwatch.GetElapsedTime(started).TotalSeconds, new FileInfo(file).Length >> 20, 0)
            : throw new InvalidOperationException($"psql ended with {psql.ExitCode}.");
    }

    private sealed record ExportResult(string By, double Seconds, long File, long Megabytes);
}
