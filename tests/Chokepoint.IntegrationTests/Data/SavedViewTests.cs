using Chokepoint.Data.Views;

namespace Chokepoint.IntegrationTests.Data;

public sealed class SavedViewTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SavedViews Views => database.Get<SavedViews>();

    [Fact]
    public async Task Own_views_are_private_until_shared_and_only_their_owner_changes_them()
    {
        await Views.SaveAsync(View("Zeta", "ann", shared: false), Cancel);
        await Views.SaveAsync(View("Alpha", "ann", shared: true), Cancel);
        await Views.SaveAsync(View("Beta", "bob", shared: false), Cancel);
        Assert.Equal("Alpha Zeta", await NamesAsync("ann"));
        Assert.Equal("Alpha Beta", await NamesAsync("bob"));
        Assert.Equal("Alpha", await NamesAsync(null));

        var alpha = (await Views.ListAsync("ann", Cancel)).First(view => view.Name == "Alpha");
        Assert.False(await Views.ChangeAsync(alpha.Id, "bob", ("Mine", false), Cancel));
        Assert.False(await Views.DeleteAsync(alpha.Id, "bob", Cancel));
        Assert.True(await Views.ChangeAsync(alpha.Id, "ann", ("Omega", false), Cancel));
        Assert.Equal("Omega Zeta", await NamesAsync("ann"));
        Assert.Equal("Beta", await NamesAsync("bob"));
        Assert.True(await Views.DeleteAsync(alpha.Id, "ann", Cancel));
        Assert.Equal("Zeta", await NamesAsync("ann"));
    }

    [Fact]
    public async Task Saving_under_an_own_name_replaces_and_anothers_name_is_free()
    {
        await Views.SaveAsync(View("Same", "cid", shared: false), Cancel);
        await Views.SaveAsync(new SavedView { Name = "Same", Page = "/matrix", Query = "country=SE", Owner = "cid", Shared = false }, Cancel);
        await Views.SaveAsync(View("Same", "dan", shared: false), Cancel);
        var only = Assert.Single(await Views.ListAsync("cid", Cancel), view => view.Name == "Same");
        Assert.Equal(("/matrix", "country=SE"), (only.Page, only.Query));
    }

    private async Task<string> NamesAsync(string? owner) => string.Join(' ', (await Views.ListAsync(owner, Cancel)).Select(view => view.Name));

    private static SavedView View(string name, string owner, bool shared) =>
        new() { Name = name, Page = "/", Query = "company=huawei", Owner = owner, Shared = shared };
}
