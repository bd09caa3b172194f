using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using CsvHelper;
using CsvHelper.Configuration;

namespace Chokepoint.IntegrationTests.Export;

public sealed class ExportTests(ExportWorld world) : IClassFixture<ExportWorld>
{
    private const string Header =
        "id,published_at,first_seen_at,title,url,source,source_country,source_affiliation,language," +
        "countries,focus_countries,companies,technologies,instruments,stances,evidence,cluster_id,tagged_by\r\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Csv_has_the_columns_the_count_and_crlf()
    {
        var (text, count) = await GetAsync("/export/articles.csv?company=huawei");
        Assert.Equal("1", count);
        Assert.StartsWith(Header, text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("\r\n").Length);
        Assert.Contains("\"Britain bans Huawei, \"\"for good\"\"\"", text, StringComparison.Ordinal);
        var row = Assert.Single(Parse(text));
        Assert.Equal("2020-07-14T10:00:00Z", row["published_at"]);
        Assert.Equal("Britain bans Huawei, \"for good\"", row["title"]);
        Assert.Equal(("Test Wire", "en"), (row["source"], row["language"]));
        Assert.Equal(("GB;CN;RU", "GB;CN", "huawei;sk-hynix"), (row["countries"], row["focus_countries"], row["companies"]));
        Assert.Equal("GB>huawei:restrictive;RU>huawei:supportive", row["stances"]);
        Assert.Equal("Britain bans Huawei, | Russia welcomes Huawei.", row["evidence"]);
    }

    [Fact]
    public async Task An_empty_result_still_has_its_header()
    {
        var (text, count) = await GetAsync("/export/articles.csv?company=zte");
        Assert.Equal((Header, "0"), (text, count));
        Assert.StartsWith("article_id,published_at,actor,", (await GetAsync("/export/stances.csv?company=zte")).Text, StringComparison.Ordinal);
        Assert.Equal("actor,target,stance,since,articles,outlets,evidence,url\r\n", (await GetAsync("/export/matrix.csv?company=zte")).Text);
    }

    [Fact]
    public async Task Formulas_are_neutralised_unless_raw()
    {
        var rows = Parse((await GetAsync("/export/articles.csv")).Text);
        Assert.Equal(3, rows.Count);
        Assert.Contains(rows, row => row["title"] == "'=HYPERLINK(\"http://evil.example\",\"click\")" && row["source"] == "'+Evil, Wire");
        Assert.Contains(rows, row => row["title"] == "'\uFF1D1+1" && row["published_at"].Length == 0);
        var raw = Parse((await GetAsync("/export/articles.csv?raw=1")).Text);
        Assert.Contains(raw, row => row["title"].StartsWith("=HYPERLINK(", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_long_shape_has_a_row_for_each_country_and_company_and_loses_no_article()
    {
        var (text, count) = await GetAsync("/export/articles.csv?shape=long");
        var rows = Parse(text);
        Assert.Equal("3", count);
        Assert.Equal(
            ["CN huawei", "CN sk-hynix", "GB huawei", "GB sk-hynix"],
            rows.Where(row => row["focus_countries"].Length > 0).Select(row => $"{row["focus_countries"]} {row["companies"]}").Order(StringComparer.Ordinal));
        Assert.Equal(6, rows.Count);
        Assert.Equal(8, Parse((await GetAsync("/export/articles.csv?shape=long&focus=0")).Text).Count);
    }

    [Fact]
    public async Task A_byte_order_mark_comes_only_when_asked_for()
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], (await world.Client.GetByteArrayAsync("/export/articles.csv?bom=1", Cancel))[..3]);
        Assert.Equal((byte)'i', (await world.Client.GetByteArrayAsync("/export/articles.csv", Cancel))[0]);
    }

    [Fact]
    public async Task Stances_have_a_row_each_and_hold_the_choice()
    {
        var (text, count) = await GetAsync("/export/stances.csv");
        Assert.Equal(("2", 2), (count, Parse(text).Count));
        (text, count) = await GetAsync("/export/stances.csv?actor=ru&target=huawei&stance=supportive");
        var row = Assert.Single(Parse(text));
        Assert.Equal("1", count);
        Assert.Equal(("RU", "huawei", "supportive", "0.9"), (row["actor"], row["target"], row["stance"], row["confidence"]));
        Assert.Equal("Russia welcomes Huawei.", row["evidence"]);
    }

    [Fact]
    public async Task The_matrix_has_a_row_for_each_actor_and_target()
    {
        var rows = Parse((await GetAsync("/export/matrix.csv")).Text);
        Assert.Equal(["GB", "RU"], rows.Select(row => row["actor"]));
        Assert.Equal(
            ("huawei", "restrictive", "2020-07-14T10:00:00Z", "1", "1"),
            (rows[0]["target"], rows[0]["stance"], rows[0]["since"], rows[0]["articles"], rows[0]["outlets"]));
        Assert.Equal(("Britain bans Huawei,", "https://wire.example/ban"), (rows[0]["evidence"], rows[0]["url"]));
    }

    [Fact]
    public async Task Lines_of_json_hold_the_text_and_the_tags()
    {
        var lines = (await GetAsync("/export/articles.ndjson?company=huawei")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var item = JsonDocument.Parse(Assert.Single(lines));
        Assert.Equal("Russia welcomes Huawei.", item.RootElement.GetProperty("body").GetString());
        Assert.Equal("SK Hynix", item.RootElement.GetProperty("companies")[1].GetString());
        Assert.Equal("Huawei", item.RootElement.GetProperty("stances")[0].GetProperty("target").GetString());
    }

    [Fact]
    public async Task References_hold_authors_and_no_address_that_nobody_can_open()
    {
        var bib = (await GetAsync("/export/articles.bib")).Text;
        Assert.Contains("author = {A. Writer and B. Writer}", bib, StringComparison.Ordinal);
        Assert.Contains("url = {https://wire.example/ban}", bib, StringComparison.Ordinal);
        Assert.DoesNotContain("urn:", bib, StringComparison.Ordinal);
        var ris = (await GetAsync("/export/articles.ris?company=huawei")).Text;
        Assert.StartsWith("TY  - NEWS\r\n", ris, StringComparison.Ordinal);
        Assert.Contains("AU  - B. Writer\r\n", ris, StringComparison.Ordinal);
        Assert.Contains("ER  - \r\n", ris, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workbook_is_whole_and_has_no_formula()
    {
        var bytes = await world.Client.GetByteArrayAsync("/export/articles.xlsx", Cancel);
        await using var archive = new ZipArchive(new MemoryStream(bytes));
        await using var stream = await archive.Entries.Single(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).OpenAsync(Cancel);
        var sheet = await XDocument.LoadAsync(stream, LoadOptions.None, Cancel);
        Assert.Equal(4, sheet.Descendants().Count(element => element.Name.LocalName == "row"));
        Assert.DoesNotContain(sheet.Descendants(), element => element.Name.LocalName == "f");
        Assert.Contains("=HYPERLINK(", sheet.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_is_well_formed()
    {
        var feed = XDocument.Parse((await GetAsync("/feeds/articles.atom?source=test-wire")).Text);
        Assert.Equal(2, feed.Descendants().Count(element => element.Name.LocalName == "entry"));
    }

    [Theory]
    [InlineData("/export/articles.csv?country=XX&nonsense=1", 2)]
    [InlineData("/export/articles.csv?shape=round&raw=maybe", 2)]
    [InlineData("/feeds/articles.atom?company=nobody-knows", 1)]
    [InlineData("/api/v1/articles?limit=501&cursor=AAAA", 2)]
    [InlineData("/api/v1/facets?from=yesterday", 1)]
    public async Task Every_mistake_is_named(string address, int problems)
    {
        var response = await world.Client.GetAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(problems, answer.RootElement.GetProperty("problems").GetArrayLength());
    }

    private async Task<(string Text, string? Count)> GetAsync(string address)
    {
        var response = await world.Client.GetAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadAsStringAsync(Cancel),
            response.Headers.TryGetValues("X-Total-Count", out var values) ? values.Single() : null);
    }

    private static List<Dictionary<string, string>> Parse(string text)
    {
        using var csv = new CsvReader(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
        return [.. csv.GetRecords<dynamic>().Select(row => ((IDictionary<string, object>)row).ToDictionary(pair => pair.Key, pair => (string)pair.Value))];
    }
}
