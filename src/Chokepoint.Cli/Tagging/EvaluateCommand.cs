using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Chokepoint.Cli.Tagging;

/// <summary>`chokepoint evaluate GOLD.jsonl ...`: how often the tagger agrees with hand-made tags.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("gold") { Description = "Hand-tagged articles, JSON Lines.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "One JSON object for machines." };
        var errors = new Option<int>("--errors") { Description = "Print this many of the worst rows." };
        var split = new Option<string?>("--split") { Description = "Only rows whose \"split\" is this." };
        var report = new Option<FileInfo?>("--report") { Description = "Write a page of Markdown there." };
        var command = new Command("evaluate", "Compare the tagger's answers with gold.") { files, json, errors, split, report };
        command.SetAction(result => Run(
            result.GetRequiredValue(files), new(result.GetValue(json), result.GetValue(errors), result.GetValue(split), result.GetValue(report))));
        return command;
    }

    private sealed record Choices(bool Json, int Errors, string? Split, FileInfo? Report);

    private static int Run(FileInfo[] files, Choices choices)
    {
        var evaluation = new Evaluation();
        var failures = 0;
        foreach (var file in files)
        {
            if (!file.Exists)
            {
                Console.Error.WriteLine($"{file}: no such file. Give a file of JSON Lines.");
                return ExitCode.BadInput;
            }

            failures += AddFile(evaluation, file, choices.Split);
        }

        if (choices.Report is { } page)
        {
            File.WriteAllText(page.FullName, QualityReport.ToMarkdown(evaluation));
        }

        Console.Out.Write(choices.Json ? EvaluationReport.ToJson(evaluation) : EvaluationReport.ToText(evaluation));
        foreach (var (id, count, what) in evaluation.Errors.Where(row => row.Errors > 0).OrderByDescending(row => row.Errors).Take(choices.Json ? 0 : choices.Errors))
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id} ({count}): {what}"));
        }

        return failures == 0 ? ExitCode.Ok : ExitCode.BadInput;
    }

    private static int AddFile(Evaluation evaluation, FileInfo file, string? split)
    {
        var (number, failures) = (0, 0);
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            try
            {
                if (line.Trim().Length > 0)
                {
                    using var gold = JsonDocument.Parse(line);
                    if (split is not null && !(gold.RootElement.TryGetProperty("split", out var part) && part.ValueEquals(split)))
                    {
                        continue;
                    }

                    using var predicted = JsonDocument.Parse(TaggedJson.Answer(gold.RootElement));
                    evaluation.Add(gold.RootElement, predicted.RootElement);
                }
            }
            catch (Exception exception) when (exception is JsonException or InvalidDataException)
            {
                failures++;
                Console.Error.WriteLine($"{file.Name}, line {number}: {exception.Message}");
            }
        }

        return failures;
    }
}
