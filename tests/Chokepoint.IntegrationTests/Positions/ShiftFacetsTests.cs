using Chokepoint.Data.Articles;
using Chokepoint.Data.Positions;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;

namespace Chokepoint.IntegrationTests.Positions;

public sealed class ShiftFacetsTests(StarterDesk desk) : IClassFixture<StarterDesk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("actor=US")]
    [InlineData("actor=!US&target=huawei&target=zte")]
    [InlineData("stance=restrictive&country=SE")]
    [InlineData("instrument=ban&from=2020-01-01&to=2021-12-31")]
    [InlineData("q=network&company=huawei")]
    [InlineData("focus=0&country=CN&technology=telecom")]
    public async Task Each_count_is_the_number_of_shifts_one_finds_behind_it(string query)
    {
        var filter = FilterQuery.Parse(Chokepoint.Data.Export.FilterParsing.Split(query), new HashSet<string>(), null).Filter;
        var facets = await desk.Database.Get<ShiftFacets>().CountAsync(new ShiftQuery(filter), Cancel);
        Assert.Equal(await CountAsync(filter), facets.Total.Value);
        Assert.Equal(facets.Total.Value, await desk.Database.Get<ShiftFacets>().TotalAsync(new ShiftQuery(filter), Cancel));
        foreach (var (key, values) in facets.ByKey)
        {
            foreach (var value in values.Take(3))
            {
                Assert.Equal((key, value.Value, await CountAsync(filter.With(key, new FacetChoice([value.Value], [])))), (key, value.Value, value.Count));
                Assert.Equal(value.Count, value.ByStance.Sum());
            }
        }

        Assert.Contains(facets.ByKey["stance"], value => value.Value == StanceNames.Of(Stance.Restrictive));
    }

    private async Task<long> CountAsync(ArticleFilter filter) =>
        (await desk.Database.Get<ShiftReader>().PageAsync(new ShiftQuery(filter) { Size = 1000 }, Cancel)).Rows.Count;
}
