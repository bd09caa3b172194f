using System.Text;
using Chokepoint.IntegrationTests.Support;

namespace Chokepoint.IntegrationTests.Import;

/// <summary>What people feed an importer by mistake, or to do harm.</summary>
public sealed class RubbishTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chokepoint-rubbish-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Each_bad_file_is_named_with_its_reason_and_the_good_one_beside_it_is_kept()
    {
        Write("empty.txt", []);
        Write("report.txt", "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj"u8);
        Write("binary.txt", [.. Enumerable.Range(0, 3000).Select(i => (byte)(i * 7))]);
        Write("long.txt", Encoding.ASCII.GetBytes(new string('x', 11_000_000)));
        Write("good.txt", "Denmark warns of Huawei\n\nDenmark's defence minister warned of Huawei in the country's networks."u8);

        var run = await ImportAsync(folder.FullName);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("good.txt", run.Output, StringComparison.Ordinal);
        Assert.All(["empty.txt: empty", "report.txt: a PDF", "binary.txt: not a text", "long.txt: larger than 10 MB"],
            reason => Assert.Contains(reason, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Cyrillic_page_without_a_declared_charset_is_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = "<html><head><title>Связь</title></head><body><article><h1>Министерство связи подписало соглашение с Huawei</h1>"
            + string.Concat(Enumerable.Repeat("<p>Россия подписала соглашение с китайской компанией Huawei о развитии сетей пятого поколения в Москве.</p>", 6))
            + "</article></body></html>";
        Write("page.html", Encoding.GetEncoding(1251).GetBytes(page));
        await ImportAsync(Path.Combine(folder.FullName, "page.html"));
        Assert.Contains("Министерство связи подписало соглашение с Huawei", await ExportAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_that_could_run_in_a_spreadsheet_is_neutralised()
    {
        Write("formula.txt", "=HYPERLINK(\"http://evil.example\";\"x\") Huawei\n\nSerbia signed an agreement with Huawei on data centres in Kragujevac."u8);
        await ImportAsync(Path.Combine(folder.FullName, "formula.txt"));
        Assert.Contains("\"'=HYPERLINK(", await ExportAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_import_adds_nothing()
    {
        Write("once.txt", "Chile picks a cable route\n\nChile's government chose a route to Australia for its cable on Monday."u8);
        var path = Path.Combine(folder.FullName, "once.txt");
        Assert.StartsWith("added", (await ImportAsync(path)).Output, StringComparison.Ordinal);
        var second = await ImportAsync(path);
        Assert.StartsWith("duplicate", second.Output, StringComparison.Ordinal);
        Assert.Equal(0, second.ExitCode);
    }

    [Fact]
    public async Task Every_line_of_a_long_file_is_answered_in_its_order()
    {
        var lines = Enumerable.Range(1, 230).Select(number => number % 50 == 0
            ? "{\"title\":"
            : $$"""{"title":"Chile picks route {{number % 200}}","body":"Chile's government chose route {{number % 200}} to Australia for its cable on Monday.","url":"https://long.example/{{number % 200}}"}""");
        Write("long.jsonl", Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        var run = await ImportAsync(Path.Combine(folder.FullName, "long.jsonl"));
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(4, run.Error.Split("rejected: ").Length - 1);
        var answered = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(226, answered.Length);
        Assert.Equal(30, answered.Count(line => line.StartsWith("duplicate", StringComparison.Ordinal)));
        Assert.EndsWith("line 230", answered[^1].TrimEnd(), StringComparison.Ordinal);
    }

    private void Write(string name, ReadOnlySpan<byte> content)
    {
        using var file = File.Create(Path.Combine(folder.FullName, name));
        file.Write(content);
    }

    private Task<ProgramRun> ImportAsync(string path) => RunAsync("import", path);

    private async Task<string> ExportAsync() => (await RunAsync("export", "--format", "csv")).Output;

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.DotnetAsync(
        [Checkout.Program("Chokepoint.Cli", "chokepoint"), .. arguments],
        new Dictionary<string, string> { ["CHOKEPOINT_DATABASE"] = database.ConnectionString });
}
