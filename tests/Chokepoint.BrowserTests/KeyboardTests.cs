using Chokepoint.BrowserTests.Support;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests;

public sealed class KeyboardTests(DashboardFixture dashboard)
{
    [Fact]
    public async Task From_the_start_to_the_csv_without_a_mouse()
    {
        var page = await dashboard.OpenAsync("/");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("co:huawei");
        await page.Keyboard.PressAsync("Enter");
        await page.Expect(".chip").ToHaveTextAsync("Huawei");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("1");
        await page.Expect(".chip").ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("j");
        var title = await page.Locator(".row[aria-current] .t").InnerTextAsync();
        await page.Expect("#read-title").ToContainTextAsync(title);
        await page.Keyboard.PressAsync("Enter");
        await page.Expect("h1#read-title").ToContainTextAsync(title);
        await page.Keyboard.PressAsync("j");
        await page.Expect("h1#read-title").Not.ToContainTextAsync(title);
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("t");
        await page.Expect("#count").ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("e"));
        Assert.Equal("chokepoint-articles.csv", download.SuggestedFilename);
    }

    [Fact]
    public async Task The_sheet_of_shortcuts_opens_and_closes_and_letters_in_fields_stay_letters()
    {
        var page = await dashboard.OpenAsync("/");
        await page.Keyboard.PressAsync("?");
        await page.Expect("#help").ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Expect("#help").ToBeHiddenAsync();
        await page.Locator("#q").FocusAsync();
        await page.Keyboard.TypeAsync("dex?");
        await page.Expect("#q").ToHaveValueAsync("dex?");
    }

    [Fact]
    public async Task Shortcuts_of_one_key_can_be_switched_off()
    {
        var page = await dashboard.OpenAsync("/settings");
        await page.GetByLabel("Shortcuts of a single key").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.Expect(".notice").ToBeVisibleAsync();
        await page.Keyboard.PressAsync("?");
        await page.Expect("#help").ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_first_minute_ends_in_a_csv()
    {
        await using var own = await DashboardFixture.StartAnotherAsync();
        var page = await own.OpenAsync("/");
        await page.Expect(".tour").ToContainTextAsync("1. Ask.");
        await page.Locator(".tour .pri").ClickAsync();
        await page.Expect(".tour").ToContainTextAsync("2. Check.");
        await page.Locator(".tour .pri").ClickAsync();
        await page.Expect(".tour").ToContainTextAsync("3. Take it.");
        await page.Expect(".peek .ev >> nth=0").ToBeAttachedAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".tour .pri").ClickAsync());
        Assert.True(new FileInfo(await download.PathAsync()).Length > 1000);
        await page.Locator(".tour").GetByText("Done", new() { Exact = true }).ClickAsync();
        await page.Expect(".tour").ToHaveCountAsync(0);
        await page.GotoAsync(own.Address + "/");
        await page.Expect(".tour").ToHaveCountAsync(0);
    }
}
