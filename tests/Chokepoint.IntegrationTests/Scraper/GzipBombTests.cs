using System.IO.Compression;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper.Fetching;

namespace Chokepoint.IntegrationTests.Scraper;

/// <summary>Measures what the whole process allocates.</summary>
[Collection<RunsAlone>]
public sealed class GzipBombTests
{
    [Fact]
    public async Task A_gzip_bomb_does_not_go_off()
    {
        await using var web = await OutsideWeb.StartAsync();
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++)
            {
                await gzip.WriteAsync(zeros, TestContext.Current.CancellationToken);
            }
        }

        web.Map("/bomb", context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync(bomb.ToArray()).AsTask();
        });
        var before = GC.GetTotalAllocatedBytes();
        var failed = Assert.IsType<FetchResult.Failed>(await TestClient.Create().FetchAsync(web.Url("/bomb")));
        Assert.Equal("the answer is larger than 10 MB", failed.Message);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 100_000_000);
    }
}
