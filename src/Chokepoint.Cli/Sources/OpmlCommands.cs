using System.CommandLine;
using Chokepoint.Cli.Database;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Cli.Sources;

/// <summary>`chokepoint sources import OPML` and `export`.</summary>
internal static class OpmlCommands
{
    public static Command Import()
    {
        var file = new Argument<string>("OPML") { Description = "A list of feeds as other readers export it." };
        var command = new Command("import", "Add the feeds of an OPML file.") { file };
        command.SetAction((result, cancellationToken) => DatabaseSession.RunAsync(result, services =>
            ImportAsync(services.GetRequiredService<SourceStore>(), result.GetRequiredValue(file), result.InvocationConfiguration, cancellationToken)));
        return command;
    }

    public static Command Export()
    {
        var command = new Command("export", "Write all feeds as OPML.");
        command.SetAction((result, cancellationToken) => DatabaseSession.RunAsync(result, async services =>
        {
            var sources = await services.GetRequiredService<SourceStore>().ListAsync(cancellationToken);
            await result.InvocationConfiguration.Output.WriteAsync(Opml.Write(sources));
            return 0;
        }));
        return command;
    }

    private static async Task<int> ImportAsync(SourceStore store, string file, InvocationConfiguration output, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            await output.Error.WriteLineAsync($"{file}: there is no such file");
            return 2;
        }

        if (Opml.Read(await File.ReadAllBytesAsync(file, cancellationToken)) is not { Count: > 0 } feeds)
        {
            await output.Error.WriteLineAsync($"{file}: it lists no feed; an OPML file has outline elements with xmlUrl");
            return 2;
        }

        foreach (var feed in feeds)
        {
            var (source, added) = await store.AddAsync(feed, cancellationToken);
            await output.Output.WriteLineAsync($"{(added ? "added" : "known")}: {source.Id}\t{source.Name}\t{source.Url}");
        }

        return 0;
    }
}
