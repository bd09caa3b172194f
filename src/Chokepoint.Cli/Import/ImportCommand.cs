using System.CommandLine;
using Chokepoint.Cli.Database;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Import;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Cli.Import;

/// <summary>`chokepoint import PATH|URL ...`</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Files (.txt .html .jsonl .csv), folders or addresses.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("import", "Add articles by hand; prints one line each: added, duplicate, rejected and why.") { paths };
        command.SetAction((result, cancellationToken) => DatabaseSession.RunAsync(
            result,
            services => RunAsync(services.GetRequiredService<ArticleImporter>(), result, result.GetRequiredValue(paths), cancellationToken),
            (services, configuration) => services.AddChokepointScraper(configuration, polls: false)));
        return command;
    }

    private static async Task<int> RunAsync(ArticleImporter importer, ParseResult result, string[] paths, CancellationToken cancellationToken)
    {
        var rejected = false;
        foreach (var path in paths)
        {
            await foreach (var outcome in importer.ImportAsync(path, cancellationToken))
            {
                rejected |= outcome is ImportOutcome.Rejected;
                var writer = outcome is ImportOutcome.Rejected ? result.InvocationConfiguration.Error : result.InvocationConfiguration.Output;
                await writer.WriteLineAsync(outcome.ToString());
            }
        }

        return rejected ? 2 : 0;
    }
}
