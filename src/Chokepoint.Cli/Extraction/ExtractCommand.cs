using System.CommandLine;
using System.Text;

namespace Chokepoint.Cli.Extraction;

/// <summary>`chokepoint extract`: pages in, articles out, line by line and in the order of the input.</summary>
internal static class ExtractCommand
{
    private const int Answered = 0;
    private const int BadInput = 2;

    public static Command Create()
    {
        var input = new Option<FileInfo>("--in") { Required = true, Description = "JSON Lines: {\"id\",\"url\",\"html\"} or {\"id\",\"url\",\"file\"}" };
        var output = new Option<FileInfo>("--out") { Required = true, Description = "JSON Lines: one article a page" };
        var command = new Command("extract", "Reads title, body, date, author and language out of pages.") { input, output };
        command.SetAction((result, token) => RunAsync(result.GetRequiredValue(input), result.GetRequiredValue(output), token));
        return command;
    }

    public static async Task<int> RunAsync(FileInfo input, FileInfo output, CancellationToken cancellationToken)
    {
        if (!input.Exists)
        {
            await Console.Error.WriteLineAsync($"{input.FullName}: no such file. --in takes a file of JSON Lines.");
            return BadInput;
        }

        StreamWriter writer;
        try
        {
            writer = new StreamWriter(output.FullName, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{output.FullName}: cannot be written: {exception.Message}");
            return exception is DirectoryNotFoundException ? BadInput : 1;
        }

        await using (writer)
        {
            return await AnswerAsync(input, writer, cancellationToken);
        }
    }

    private static async Task<int> AnswerAsync(FileInfo input, StreamWriter writer, CancellationToken cancellationToken)
    {
        var exit = Answered;
        var number = 0;
        using var reader = input.OpenText();
        var folder = input.DirectoryName ?? ".";
        while (await ReadBatchAsync(reader, cancellationToken) is { Count: > 0 } lines)
        {
            var answers = new PageAnswer[lines.Count];
            Parallel.For(0, lines.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => answers[i] = PageAnswer.To(lines[i], folder));
            foreach (var answer in answers)
            {
                number++;
                if (answer.Problem is { } problem)
                {
                    exit = BadInput;
                    await Console.Error.WriteLineAsync($"{input.Name}, line {number}: {problem}");
                }
                else if (answer.Line.Length > 0)
                {
                    await writer.WriteAsync(answer.Line + "\n");
                }
            }
        }

        return exit;
    }

    // Bounded by text, not only by lines: pages may be megabytes each.
    private static async Task<List<string>> ReadBatchAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var characters = 0L;
        while (lines.Count < 256 && characters < 50_000_000 && await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            lines.Add(line);
            characters += line.Length;
        }

        return lines;
    }
}
