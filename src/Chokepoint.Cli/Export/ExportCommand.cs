using System.CommandLine;
using Chokepoint.Cli.Database;
using Chokepoint.Cli.Tagging;
using Chokepoint.Data.Export;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Cli.Export;

/// <summary>`chokepoint export --query Q --format csv|xlsx|ndjson|bibtex|ris [--out FILE]`</summary>
internal static class ExportCommand
{
    private static readonly Dictionary<string, ExportFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csv"] = ExportFormat.Csv,
        ["xlsx"] = ExportFormat.Xlsx,
        ["ndjson"] = ExportFormat.Ndjson,
        ["bibtex"] = ExportFormat.BibTeX,
        ["ris"] = ExportFormat.Ris,
        ["stances"] = ExportFormat.Stances,
        ["matrix"] = ExportFormat.Matrix,
    };

    private static readonly Option<string> Query = new("--query")
    {
        Description = "The filter as in a page's address: \"country=GB&company=huawei&from=2020-01-01\"; all articles without it.",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "csv, xlsx, ndjson, bibtex or ris; stances and matrix are CSV of those.",
        DefaultValueFactory = _ => "csv",
    };

    private static readonly Option<FileInfo?> Out = new("--out") { Description = "Where the file goes; it appears only when whole. Without it: standard output." };
    private static readonly Option<bool> Long = new("--long") { Description = "One row for each article, country and company." };
    private static readonly Option<bool> Raw = new("--raw") { Description = "Leave text alone that a spreadsheet could run as a formula." };
    private static readonly Option<bool> ByteOrderMark = new("--bom") { Description = "Start CSV with a byte order mark, for Excel." };

    private static readonly Option<bool> Metadata = new("--metadata") { Description = "Also write FILE.metadata.json: filter, snapshot, rows, SHA-256, coverage gaps." };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var command = new Command("export", "Write all articles that a filter finds to a file.") { Query, Format, Out, Long, Raw, ByteOrderMark, Metadata };
        command.SetAction((result, cancellationToken) =>
            DatabaseSession.RunAsync(result, services => RunAsync(result, services, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, IServiceProvider services, CancellationToken cancellationToken)
    {
        var error = result.InvocationConfiguration.Error;
        var pairs = FilterParsing.Split(result.GetRequiredValue(Query));
        var parsed = await services.GetRequiredService<FilterParsing>().ParseAsync(pairs, null, cancellationToken);
        foreach (var problem in parsed.Problems)
        {
            await error.WriteLineAsync($"--query: {problem.Message}");
        }

        if (parsed.Problems.Count > 0)
        {
            return ExitCode.BadInput;
        }

        var options = new ExportOptions(parsed.Filter)
        {
            Long = result.GetValue(Long),
            Raw = result.GetValue(Raw),
            ByteOrderMark = result.GetValue(ByteOrderMark),
        };
        await using var run = await services.GetRequiredService<ArticleExport>()
            .OpenAsync(Formats[result.GetRequiredValue(Format)], options, cancellationToken);
        return await WriteAsync(run, (result.GetValue(Out), result.GetValue(Metadata)), error, cancellationToken);
    }

    private static async Task<int> WriteAsync(ExportRun run, (FileInfo? File, bool Metadata) target, TextWriter error, CancellationToken cancellationToken)
    {
        if (target.File is not { } file)
        {
            if (target.Metadata)
            {
                await error.WriteLineAsync("--metadata needs --out: the sidecar lies beside the file.");
                return ExitCode.BadInput;
            }

            await using var output = Console.OpenStandardOutput();
            await run.WriteAsync(output, cancellationToken);
            return ExitCode.Ok;
        }

        // Beside the file, so that the last step is a rename and half a file is never seen.
        var partial = $"{file.FullName}.{Guid.NewGuid():N}.part";
        try
        {
            var metadata = await WritePartAsync(partial, run, target.Metadata, cancellationToken);
            File.Move(partial, file.FullName, overwrite: true);
            if (metadata is not null)
            {
                await File.WriteAllBytesAsync(file.FullName + ".metadata.json", metadata.ToJson(), cancellationToken);
            }

            await error.WriteLineAsync($"{run.Total} exported to {file}.");
            return ExitCode.Ok;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"--out: {exception.Message}");
            return ExitCode.SystemFault;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static async Task<ExportMetadata?> WritePartAsync(string path, ExportRun run, bool metadata, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        if (metadata)
        {
            return await run.WriteWithMetadataAsync(stream, cancellationToken);
        }

        await run.WriteAsync(stream, cancellationToken);
        return null;
    }
}
