using System.CommandLine;
using System.Globalization;
using Chokepoint.Cli.Database;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Scheduling;
using Chokepoint.Scraper.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Cli.Sources;

/// <summary>`chokepoint sources list|add|check|show|poll|pause|resume|import|export`.</summary>
internal static class SourcesCommand
{
    private const string Owner = "command line";
    private const int Shown = 20;

    private static readonly Option<string?> Selector = new("--selector")
    {
        Description = "CSS selector of the links, for a page that lists articles.",
    };

    public static Command Create() => new("sources", "Sources that are polled.")
    {
        Make("list", "All sources with their state.", null, (run, _) => ListAsync(run)),
        Make("add", "Add a source by the address of a feed, a site, a sitemap or a listing page.", "URL", AddAsync),
        Make("check", "Tell what an address offers, without saving anything.", "URL", CheckAsync),
        Make("show", "State, last fetches and unread pages of a source.", "ID", ShowAsync),
        Make("poll", "Poll a source now.", "ID", PollAsync),
        Make("pause", "Stop polling a source.", "ID", (run, id) => PauseAsync(run, id, paused: true)),
        Make("resume", "Poll a paused source again.", "ID", (run, id) => PauseAsync(run, id, paused: false)),
        OpmlCommands.Import(),
        OpmlCommands.Export(),
    };

    private sealed record Run(IServiceProvider Services, InvocationConfiguration Console, string? Selector, CancellationToken Cancellation)
    {
        public SourceStore Store => Services.GetRequiredService<SourceStore>();

        public Task SayAsync(string line) => Console.Output.WriteLineAsync(line);

        public async Task<int> RefuseAsync(string line)
        {
            await Console.Error.WriteLineAsync(line);
            return 2;
        }
    }

    private static Command Make(string name, string description, string? argument, Func<Run, string, Task<int>> action)
    {
        var command = new Command(name, description);
        var value = argument is null ? null : new Argument<string>(argument);
        if (value is not null)
        {
            command.Add(value);
        }

        if (argument == "URL")
        {
            command.Add(Selector);
        }

        command.SetAction((result, cancellationToken) => DatabaseSession.RunAsync(
            result,
            services => action(
                new Run(services, result.InvocationConfiguration, argument == "URL" ? result.GetValue(Selector) : null, cancellationToken),
                value is null ? "" : result.GetRequiredValue(value)),
            ScraperSession.Add));
        return command;
    }

    private static async Task<int> ListAsync(Run run)
    {
        var now = run.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var source in await run.Store.ListAsync(run.Cancellation))
        {
            await run.SayAsync($"{source.Id}\t{source.Slug}\t{source.Kind}\t{source.Name}\t{source.Url}\t{SourceState.Of(source, now)}");
        }

        return 0;
    }

    private static async Task<int> AddAsync(Run run, string url)
    {
        var probe = await ProbeAsync(run, url);
        if (probe.Found.Count == 0)
        {
            return await run.RefuseAsync($"{url}: {probe.Problem}");
        }

        var (source, added) = await run.Store.AddAsync(probe.Found[0].Source, run.Cancellation);
        await run.SayAsync($"{(added ? "added" : "known")}: {source.Id}\t{source.Name}\t{source.Kind}\t{source.Url}");
        return 0;
    }

    private static async Task<int> CheckAsync(Run run, string url)
    {
        var probe = await ProbeAsync(run, url);
        if (probe.Found.Count == 0)
        {
            return await run.RefuseAsync($"{url}: {probe.Problem}");
        }

        foreach (var found in probe.Found)
        {
            await run.SayAsync($"{found.Source.Kind}\t{found.Source.Name}\t{found.Source.Url}\t{found.Entries} entries");
            foreach (var entry in found.Latest)
            {
                await run.SayAsync($"  {entry.Published?.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no date"}\t{entry.Title ?? entry.Link}");
            }
        }

        return 0;
    }

    private static Task<ProbeResult> ProbeAsync(Run run, string url)
    {
        var probe = run.Services.GetRequiredService<SourceProbe>();
        return run.Selector is { } selector
            ? probe.ProbeListingAsync(url, selector, run.Cancellation)
            : probe.ProbeAsync(url, run.Cancellation);
    }

    private static async Task<int> PollAsync(Run run, string id)
    {
        if (await FindAsync(run, id) is not { } source)
        {
            return 2;
        }

        var outcome = await run.Services.GetRequiredService<ArticlePipeline>().PollAsync(source, run.Cancellation);
        await run.Services.GetRequiredService<SourceLedger>().WriteAsync(source, Owner, outcome.Report(), run.Cancellation);
        foreach (var item in outcome.Items)
        {
            await run.SayAsync($"{item.State.ToString().ToLowerInvariant()}: {item.Url}{(item.Message is null ? "" : ": " + item.Message)}");
        }

        await run.SayAsync(
            $"{outcome.Outcome}: {outcome.Seen} seen, {outcome.Added} added, {outcome.Failed} failed, {outcome.Waiting} waiting"
            + (outcome.Message is null ? "" : "; " + outcome.Message));
        return 0;
    }

    private static async Task<int> ShowAsync(Run run, string id)
    {
        if (await FindAsync(run, id) is not { } source)
        {
            return 2;
        }

        var now = run.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await run.SayAsync($"{source.Name}\t{source.Url}\t{SourceState.Of(source, now)}");
        foreach (var fetch in await run.Services.GetRequiredService<SourcePolling>().LedgerAsync(source.Id, Shown, run.Cancellation))
        {
            await run.SayAsync($"{fetch.At:u}\t{fetch.Outcome}\t{fetch.Seen} seen, {fetch.Added} added, {fetch.Failed} failed\t{fetch.Message}");
        }

        foreach (var item in (await run.Services.GetRequiredService<FailedItems>().ListAsync(source.Id, run.Cancellation)).Take(Shown))
        {
            await run.SayAsync($"unread: {item.Url}: {item.Message} ({item.Attempts} tries)");
        }

        return 0;
    }

    private static async Task<int> PauseAsync(Run run, string id, bool paused)
    {
        if (await FindAsync(run, id) is not { } source)
        {
            return 2;
        }

        await run.Store.PauseAsync(source.Id, paused, run.Cancellation);
        await run.SayAsync($"{(paused ? "paused" : "resumed")}: {source.Id}\t{source.Name}");
        return 0;
    }

    private static async Task<Source?> FindAsync(Run run, string id)
    {
        var source = long.TryParse(id, CultureInfo.InvariantCulture, out var number)
            ? await run.Store.FindAsync(number, run.Cancellation)
            : await run.Store.FindAsync(id, run.Cancellation);
        if (source is null)
        {
            await run.RefuseAsync($"There is no source '{id}'; 'chokepoint sources list' shows them.");
        }

        return source;
    }
}
