using System.CommandLine;
using System.Globalization;
using Chokepoint.Cli.Database;
using Chokepoint.Cli.Sources;
using Chokepoint.Cli.Tagging;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Reprocessing;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Cli.Reprocessing;

/// <summary>`chokepoint reprocess [--source ID] [--dry-run]`</summary>
internal static class ReprocessCommand
{
    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "Only pages of this source; `chokepoint sources list` shows the ids." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Count what would change, change nothing." };
        var command = new Command("reprocess", "Read the stored pages again without fetching: text, facts and tags as today's rules see them.") { source, dryRun };
        command.SetAction((result, cancellationToken) => DatabaseSession.RunAsync(
            result,
            services => RunAsync(services, result, (result.GetValue(source), result.GetValue(dryRun)), cancellationToken),
            ScraperSession.Add));
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services, ParseResult result, (string? Source, bool DryRun) wanted, CancellationToken cancellationToken)
    {
        var error = result.InvocationConfiguration.Error;
        var source = wanted.Source is null ? null : await FindAsync(services.GetRequiredService<SourceStore>(), wanted.Source, cancellationToken);
        if (wanted.Source is not null && source is null)
        {
            await error.WriteLineAsync($"There is no source '{wanted.Source}'; 'chokepoint sources list' shows them.");
            return ExitCode.BadInput;
        }

        var reprocessor = services.GetRequiredService<Reprocessor>();
        var count = await reprocessor.CountAsync(source?.Id, cancellationToken);
        var progress = new ProgressLine<ReprocessProgress>(error, now => $"{now.Done} of at most {count} pages read, {now.Revised} texts differ");
        try
        {
            var total = await reprocessor.RunAsync(source?.Id, wanted.DryRun, progress, cancellationToken);
            progress.End();
            await result.InvocationConfiguration.Output.WriteLineAsync(Summary(total, wanted.DryRun));
            return ExitCode.Ok;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            progress.End();
            await error.WriteLineAsync("Stopped. What was read is stored; run it again and it goes on from here.");
            return ExitCode.SystemFault;
        }
    }

    private static Task<Source?> FindAsync(SourceStore sources, string id, CancellationToken cancellationToken) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? sources.FindAsync(number, cancellationToken)
            : sources.FindAsync(id, cancellationToken);

    private static string Summary(ReprocessProgress total, bool dryRun) =>
        $"{total.Done} pages read: {total.Revised} {(dryRun ? "texts would be revised" : "texts revised")}, {total.Improved} improved without a change of text, "
        + $"{total.Refused} without an article today (kept as they are), {total.Overtaken} changed by others meanwhile."
        + (dryRun ? " Nothing was changed." : "");
}
