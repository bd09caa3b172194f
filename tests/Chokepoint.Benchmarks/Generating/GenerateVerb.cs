using System.Diagnostics;
using Chokepoint.Benchmarks.Running;

namespace Chokepoint.Benchmarks.Generating;

internal sealed class GenerateVerb : Verb
{
    public const string RecipeUsage = "--articles N --seed S --body-bytes B --home DIR";

    public static readonly IReadOnlyList<string> RecipeOptions = ["articles", "seed", "body-bytes", "home"];

    public override string Name => "generate";

    public override string Usage => $"{RecipeUsage}: makes an archive, always the same, in a server of its own.";

    public override IReadOnlyList<string> Options => RecipeOptions;

    public static Recipe RecipeOf(VerbArguments arguments, int articles) =>
        new(articles, arguments.Number("seed", 1), arguments.Number("body-bytes", articles > 2_000_000 ? 600 : 3500));

    public override async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var server = await BenchmarkServer.StartAsync(BenchmarkServer.HomeOf(arguments.Text("home")), cancellationToken);
        foreach (var articles in arguments.Numbers("articles", 100_000))
        {
            await using var services = await Archive.OpenAsync(server, RecipeOf(arguments, articles), cancellationToken);
            arguments.Report.Line(("articles", articles), ("seconds", Stopwatch.GetElapsedTime(started).TotalSeconds));
        }

        return 0;
    }
}
