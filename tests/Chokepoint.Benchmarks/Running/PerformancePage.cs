namespace Chokepoint.Benchmarks.Running;

/// <summary>The page of results: each run replaces its own section and leaves the others alone.</summary>
internal static class PerformancePage
{
    private const string Head = """
        # Performance

        Written by `dotnet run -c Release --project tests/Chokepoint.Benchmarks -- VERB ... --docs docs/performance.md`, never by hand.
        Times are milliseconds. Each section names the machine, the data and the commit.

        """;

    public static void Replace(string file, string section, string text)
    {
        var (begin, end) = ($"<!-- begin {section} -->", $"<!-- end {section} -->");
        var page = File.Exists(file) ? File.ReadAllText(file) : Head;
        var block = $"{begin}\n{text.Trim()}\n{end}";
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        page = from >= 0 && to > from ? page[..from] + block + page[(to + end.Length)..] : page.TrimEnd() + "\n\n" + block + "\n";
        File.WriteAllText(file, page);
    }

    public static string Table(IReadOnlyList<string> columns, IEnumerable<IEnumerable<string>> rows) => string.Join('\n',
    [
        $"| {string.Join(" | ", columns)} |",
        $"|{string.Concat(columns.Select(_ => "---|"))}",
        .. rows.Select(row => $"| {string.Join(" | ", row)} |"),
    ]);
}
