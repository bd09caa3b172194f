using System.Text.RegularExpressions;
using Chokepoint.BrowserTests.Support;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests;

public sealed class FilterTests(DashboardFixture dashboard)
{
    [Fact]
    public async Task A_value_is_asked_for_then_excluded_then_free_again_and_back_and_forward_follow()
    {
        var page = await dashboard.OpenAsync("/");
        var all = await page.CountAsync();
        var box = page.Locator("#company-huawei");
        await box.ClickAsync();
        await page.Expect(".chip").ToHaveTextAsync("Huawei");
        Assert.EndsWith("/?company=huawei", page.Url, StringComparison.Ordinal);
        var asked = await page.CountAsync();
        await box.ClickAsync();
        await page.Expect(".chip").ToHaveTextAsync("not Huawei");
        Assert.Equal(all - asked, await page.CountAsync());
        await box.ClickAsync();
        await page.Expect(".chip").ToHaveCountAsync(0);
        Assert.Equal(all, await page.CountAsync());

        await page.GoBackAsync();
        await page.Expect(".chip").ToHaveTextAsync("not Huawei");
        await page.GoBackAsync();
        await page.Expect("#count").ToHaveTextAsync($"{asked} articles");
        await page.GoForwardAsync();
        await page.Expect(".chip").ToHaveTextAsync("not Huawei");
    }

    [Fact]
    public async Task Values_of_a_facet_are_or_and_facets_are_and()
    {
        var page = await dashboard.OpenAsync("/?company=huawei");
        var huawei = await page.CountAsync();
        await page.Locator("#company-zte").ClickAsync();
        await page.Expect(".chip").ToHaveCountAsync(2);
        var either = await page.CountAsync();
        Assert.True(either >= huawei, $"{either} of two companies, {huawei} of one");
        await page.Locator("#country-US").ClickAsync();
        await page.Expect(".chip").ToHaveCountAsync(3);
        Assert.True(await page.CountAsync() < either);
    }

    [Fact]
    public async Task Any_mention_finds_more_than_focus()
    {
        var page = await dashboard.OpenAsync("/?country=CN");
        var focus = await page.CountAsync();
        await page.Locator("input[name=focus]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("focus=0"));
        await page.Expect("#count").Not.ToHaveTextAsync($"{focus} articles");
        Assert.True(await page.CountAsync() > focus);
    }

    [Fact]
    public async Task The_search_field_understands_operators_phrases_and_months()
    {
        var page = await dashboard.OpenAsync("/");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("co:huawei ct:GB st:restrictive \"5G core\" 2020-07");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?(?=.*company=huawei)(?=.*country=GB)(?=.*stance=restrictive)(?=.*from=2020-07-01)(?=.*to=2020-07-31)(?=.*q=%225G)"));
        await page.Expect("#results").ToContainTextAsync("Jul 2020");
    }

    [Fact]
    public async Task No_result_says_which_filter_to_drop_and_what_that_gives()
    {
        var page = await dashboard.OpenAsync("/?q=zzzqqq&country=SE");
        var without = page.GetByRole(AriaRole.Link, new() { NameRegex = new("Without “zzzqqq”: \\d+") });
        var promised = int.Parse((await without.InnerTextAsync()).Split(": ")[1], System.Globalization.CultureInfo.InvariantCulture);
        await without.ClickAsync();
        await page.Expect("#count").ToHaveTextAsync($"{promised} articles");
    }

    [Fact]
    public async Task A_long_facet_is_searched_within()
    {
        var page = await dashboard.OpenAsync("/");
        await page.Locator("html[data-live]").WaitForAsync();
        await page.Locator("#toggle-country").ClickAsync();
        await page.GetByLabel("Find in country").FillAsync("eston");
        await Assertions.Expect(page.Locator("#more-country .fr:visible")).ToHaveTextAsync(new Regex("Estonia"));
    }

    [Fact]
    public async Task The_list_grows_at_its_end_and_keeps_its_place_when_one_comes_back()
    {
        var page = await dashboard.OpenAsync("/");
        await page.Locator("#more").ScrollIntoViewIfNeededAsync();
        await page.Expect(".row >> nth=60").ToBeAttachedAsync();
        var row = page.Locator(".row >> nth=60");
        await row.ScrollIntoViewIfNeededAsync();
        await page.EvaluateAsync("Blazor.navigateTo('/settings')");
        await page.Expect("h1").ToHaveTextAsync("Settings");
        await page.GoBackAsync();
        await page.Expect(".row >> nth=60").ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_table_shows_the_same_articles()
    {
        var page = await dashboard.OpenAsync("/?company=huawei");
        var asked = await page.CountAsync();
        await page.GetByLabel("Show as a table").ClickAsync();
        await page.Expect("table.articles .trow").ToHaveCountAsync(Math.Min(asked, 30));
        await page.Locator("#company-zte").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("view=table"));
    }
}
