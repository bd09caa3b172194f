using System.CommandLine;
using System.Globalization;
using Chokepoint.Cli.Database;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Cli.Sources;

/// <summary>`chokepoint sources list|add|poll|pause|check`.</summary>
internal static class SourcesCommand
{
    private const string Owner = "command line";

    public static Command Create()
    {
        var command = new Command("sources", "Sources that are polled.")
        {
            Make("list", "All sources with their state.", null, (run, _) => ListAsync(run)),
            Make("add", "Add a source by the address of a feed, a site, a sitemap or a listing page.", "URL", AddAsync),
            Make("check", "Tell what an address offers, without saving anything.", "URL", CheckAsync),
            Make("poll", "Poll a source now.", "ID", PollAsync),
            Make("pause", "Stop polling a source.", "ID", PauseAsync),
            OpmlCommands.Import(),
            OpmlCommands.Export(),
        };
        return command;
    }

    private sealed record Run(IServiceProvider Services, TextWriter Out, TextWriter Error, CancellationToken Cancellation)
    {
        public SourceStore Store => Services.GetRequiredService<SourceStore>();
    }

    private static Command Make(string name, string description, string? argument, Func<Run, string, Task<int>> action)
    {
        var command = new Command(name, description);
        var value = argument is null ? null : new Argument<string>(argument);
        if (value is not null)
        {
            command.Add(value);
        }

        command.SetAction((result, cancellationToken) => DatabaseSession.RunAsync(result, services =>
        {
            var output = result.InvocationConfiguration;
            return action(new Run(services, output.Output, output.Error, cancellationToken), value is null ? "" : result.GetRequiredValue(value));
        }, ScraperSession.Add));
        return command;
    }

    private static async Task<int> ListAsync(Run run)
    {
        foreach (var source in await run.Store.ListAsync(run.Cancellation))
        {
            var state = source.Paused ? "paused" : source.LastError ?? "ok";
            await run.Out.WriteLineAsync($"{source.Id}\t{source.Slug}\t{source.Kind}\t{source.Name}\t{source.Url}\t{state}");
        }

        return 0;
    }

    private static async Task<int> AddAsync(Run run, string url)
    {
        var probe = await run.Services.GetRequiredService<SourceProbe>().ProbeAsync(url, run.Cancellation);
        if (probe.Found.Count == 0)
        {
            await run.Error.WriteLineAsync($"{url}: {probe.Problem}");
            return 2;
        }

        var (source, added) = await run.Store.AddAsync(probe.Found[0].Source, run.Cancellation);
        await run.Out.WriteLineAsync($"{(added ? "added" : "known")}: {source.Id}\t{source.Name}\t{source.Kind}\t{source.Url}");
        return 0;
    }

    private static async Task<int> CheckAsync(Run run, string url)
    {
        var probe = await run.Services.GetRequiredService<SourceProbe>().ProbeAsync(url, run.Cancellation);
        if (probe.Found.Count == 0)
        {
            await run.Error.WriteLineAsync($"{url}: {probe.Problem}");
            return 2;
        }

        foreach (var found in probe.Found)
        {
            await run.Out.WriteLineAsync($"{found.Source.Kind}\t{found.Source.Name}\t{found.Source.Url}\t{found.Entries} entries");
            foreach (var entry in found.Latest)
            {
                await run.Out.WriteLineAsync($"  {entry.Published?.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no date"}\t{entry.Title ?? entry.Link}");
            }
        }

        return 0;
    }

    private static async Task<int> PollAsync(Run run, string id)
    {
        if (await FindAsync(run, id) is not { } source)
        {
            return 2;
        }

        var report = await run.Services.GetRequiredService<ArticlePipeline>().PollAsync(source, run.Cancellation);
        var next = run.Services.GetRequiredService<TimeProvider>().GetUtcNow() + (report.RetryAfter ?? source.PollInterval ?? TimeSpan.FromMinutes(30));
        await run.Services.GetRequiredService<SourcePolling>().RecordAsync(source.Id, Owner, new PollResult(report.Outcome, next)
        {
            HttpStatus = report.HttpStatus,
            Seen = report.Seen,
            Added = report.Added,
            Failed = report.Failed,
            Message = report.Message,
            Etag = report.Etag,
            LastModified = report.LastModified,
            MovedTo = report.MovedTo,
        }, run.Cancellation);
        foreach (var item in report.Items)
        {
            await run.Out.WriteLineAsync($"{item.State.ToString().ToLowerInvariant()}: {item.Url}{(item.Message is null ? "" : ": " + item.Message)}");
        }

        await run.Out.WriteLineAsync($"{report.Outcome}: {report.Seen} seen, {report.Added} added, {report.Failed} failed{(report.Message is null ? "" : "; " + report.Message)}");
        return 0;
    }

    private static async Task<int> PauseAsync(Run run, string id)
    {
        if (await FindAsync(run, id) is not { } source)
        {
            return 2;
        }

        await run.Store.PauseAsync(source.Id, paused: true, run.Cancellation);
        await run.Out.WriteLineAsync($"paused: {source.Id}\t{source.Name}");
        return 0;
    }

    private static async Task<Source?> FindAsync(Run run, string id)
    {
        var source = long.TryParse(id, CultureInfo.InvariantCulture, out var number)
            ? await run.Store.FindAsync(number, run.Cancellation)
            : await run.Store.FindAsync(id, run.Cancellation);
        if (source is null)
        {
            await run.Error.WriteLineAsync($"There is no source '{id}'; 'chokepoint sources list' shows them.");
        }

        return source;
    }
}
