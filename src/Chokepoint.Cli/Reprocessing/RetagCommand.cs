using System.CommandLine;
using Chokepoint.Cli.Database;
using Chokepoint.Cli.Tagging;
using Chokepoint.Data.Articles;
using Chokepoint.Tagging;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Cli.Reprocessing;

/// <summary>`chokepoint retag [--dry-run]`</summary>
internal static class RetagCommand
{
    public static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Count what would change, change nothing." };
        var command = new Command("retag", "Tag again all articles that an earlier version of the tagger tagged; analysts' stances stay.") { dryRun };
        command.SetAction((result, cancellationToken) => DatabaseSession.RunAsync(
            result, services => RunAsync(services.GetRequiredService<Retagger>(), result, result.GetValue(dryRun), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(Retagger retagger, ParseResult result, bool dryRun, CancellationToken cancellationToken)
    {
        var error = result.InvocationConfiguration.Error;
        var count = await retagger.CountAsync(cancellationToken);
        var progress = new ProgressLine<RetagProgress>(error, now => $"{now.Done} of {count} articles tagged, {now.Changed} changed");
        try
        {
            var total = await retagger.RunAsync(ArticleTagger.Default.Tag, dryRun, progress, cancellationToken);
            progress.End();
            await result.InvocationConfiguration.Output.WriteLineAsync(
                $"{total.Done} articles tagged by {ArticleTagger.Version}: the tags of {total.Changed} {(dryRun ? "would change. Nothing was changed." : "changed.")}");
            return ExitCode.Ok;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            progress.End();
            await error.WriteLineAsync("Stopped. What was tagged is stored; run it again and it goes on from here.");
            return ExitCode.SystemFault;
        }
    }
}
