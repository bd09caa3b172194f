using System.Text;
using System.Text.Json;

namespace Chokepoint.Cli.Tagging;

/// <summary>Reads lines, answers them in parallel, writes the answers in order. Memory holds one batch, whatever the file's size.</summary>
internal static class JsonLines
{
    private const int BatchSize = 256;

    // A batch also ends at this many characters, so that long lines do not pile up.
    private const int BatchCharacters = 16 << 20;

    /// <summary>How many lines could not be answered; each is reported on stderr with its number.</summary>
    public static async Task<int> TransformAsync(
        FileInfo input, FileInfo output, Func<JsonElement, string> answer, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(input.FullName, Encoding.UTF8);
        await using var writer = new StreamWriter(output.FullName, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var failures = 0;
        var number = 0;
        while (true)
        {
            var lines = await ReadBatchAsync(reader, cancellationToken);
            if (lines.Count == 0)
            {
                return failures;
            }

            var answers = new (string? Text, string? Error)[lines.Count];
            Parallel.For(0, lines.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => answers[i] = Answer(lines[i], answer));
            foreach (var (text, error) in answers)
            {
                number++;
                failures += error is null ? 0 : 1;
                await (error is not null ? Console.Error.WriteLineAsync($"{input.Name}, line {number}: {error}")
                    : text is not null ? writer.WriteLineAsync(text) : Task.CompletedTask);
            }
        }
    }

    private static (string? Text, string? Error) Answer(string line, Func<JsonElement, string> answer)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return (null, null);
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            return (answer(json.RootElement), null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException)
        {
            return (null, exception.Message);
        }
    }

    private static async Task<List<string>> ReadBatchAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var lines = new List<string>(BatchSize);
        for (var characters = 0; lines.Count < BatchSize && characters < BatchCharacters;)
        {
            if (await reader.ReadLineAsync(cancellationToken) is not { } line)
            {
                break;
            }

            lines.Add(line);
            characters += line.Length;
        }

        return lines;
    }
}
