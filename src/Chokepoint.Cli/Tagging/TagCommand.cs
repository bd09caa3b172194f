using System.CommandLine;

namespace Chokepoint.Cli.Tagging;

/// <summary>`chokepoint tag --in articles.jsonl --out tagged.jsonl`</summary>
internal static class TagCommand
{
    public static Command Create()
    {
        var input = new Option<FileInfo>("--in") { Description = "Articles, one JSON object a line: id, title, body, published, source.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "Where the tagged articles go, in the same order.", Required = true };
        var command = new Command("tag", "Tag articles with countries, companies, technologies, instruments and stances.") { input, output };
        command.SetAction((result, cancellationToken) =>
            RunAsync(result.GetRequiredValue(input), result.GetRequiredValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo input, FileInfo output, CancellationToken cancellationToken)
    {
        if (!input.Exists)
        {
            await Console.Error.WriteLineAsync($"{input}: no such file. Give --in a file of JSON Lines.");
            return ExitCode.BadInput;
        }

        try
        {
            var failures = await JsonLines.TransformAsync(input, output, TaggedJson.Answer, cancellationToken);
            return failures == 0 ? ExitCode.Ok : ExitCode.BadInput;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.SystemFault;
        }
    }
}
