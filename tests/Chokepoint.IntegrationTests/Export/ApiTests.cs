using System.Net.Http.Json;
using System.Text.Json;

namespace Chokepoint.IntegrationTests.Export;

public sealed class ApiTests(ExportWorld world) : IClassFixture<ExportWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("-published")]
    [InlineData("published")]
    public async Task Pages_hold_every_article_once(string sort)
    {
        var ids = new List<long>();
        string? cursor = null;
        do
        {
            var page = await GetAsync($"/api/v1/articles?limit=1&sort={sort}" + (cursor is null ? "" : "&cursor=" + cursor));
            Assert.Equal(3, page.GetProperty("total").GetInt64());
            Assert.False(page.GetProperty("capped").GetBoolean());
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64()));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        Assert.Equal(world.Ids.Order(), ids.Order());
    }

    [Fact]
    public async Task An_item_is_the_tagged_article()
    {
        var item = (await GetAsync("/api/v1/articles?company=huawei")).GetProperty("items")[0];
        Assert.Equal("https://wire.example/ban", item.GetProperty("url").GetString());
        Assert.Equal("2020-07-14T10:00:00Z", item.GetProperty("published").GetString());
        Assert.Equal(["GB", "CN"], item.GetProperty("focus").EnumerateArray().Select(value => value.GetString()));
        Assert.Equal(JsonValueKind.String, item.GetProperty("firstSeen").ValueKind);
        Assert.Equal(world.Ids[0], item.GetProperty("clusterId").GetInt64());
        var stance = item.GetProperty("stances")[0];
        Assert.Equal(("GB", "Huawei", "restrictive"), (Of(stance, "actor"), Of(stance, "target"), Of(stance, "stance")));
        Assert.Equal("Britain bans Huawei,", Of(stance, "evidence"));
    }

    [Fact]
    public async Task Facets_and_matrix_count()
    {
        var facets = await GetAsync("/api/v1/facets");
        Assert.Contains(facets.GetProperty("country").EnumerateArray(), value => Of(value, "value") == "GB" && value.GetProperty("count").GetInt64() == 1);
        var cells = (await GetAsync("/api/v1/matrix")).GetProperty("cells");
        Assert.Equal(2, cells.GetArrayLength());
        Assert.Equal(1, cells[0].GetProperty("counts").GetProperty("restrictive").GetInt64());
    }

    [Fact]
    public async Task The_description_names_paths_and_keys()
    {
        var paths = (await GetAsync("/openapi/v1.json")).GetProperty("paths");
        Assert.Contains(
            paths.GetProperty("/api/v1/articles").GetProperty("get").GetProperty("parameters").EnumerateArray(), key => Of(key, "name") == "cursor");
        Assert.True(paths.TryGetProperty("/export/articles.csv", out _));
    }

    private Task<JsonElement> GetAsync(string address) => world.Client.GetFromJsonAsync<JsonElement>(address, Cancel);

    private static string? Of(JsonElement element, string name) => element.GetProperty(name).GetString();
}
