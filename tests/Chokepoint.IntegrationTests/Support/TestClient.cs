using System.Net;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Fetching.Addresses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Chokepoint.IntegrationTests.Support;

/// <summary>The polite client with short limits and loopback open.</summary>
internal static class TestClient
{
    public static readonly ScraperOptions Quick = new()
    {
        AllowedPrivateNetworks = ["127.0.0.0/8"],
        MinimumHostGap = TimeSpan.Zero,
        Timeout = TimeSpan.FromMinutes(2),
        RetryDelay = TimeSpan.FromMilliseconds(10),
        MaximumWait = TimeSpan.FromSeconds(3),
    };

    public static PoliteClient Create(ScraperOptions? options = null, TimeProvider? time = null, HostLookup? lookup = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(Options.Create(options ?? Quick));
        services.AddSingleton(time ?? TimeProvider.System);

        // Every name is this machine; a name that ends in .invalid is none.
        services.AddSingleton(lookup ?? ((host, cancellationToken) => host.EndsWith(".test", StringComparison.Ordinal)
            ? Task.FromResult<IPAddress[]>([IPAddress.Loopback])
            : Dns.GetHostAddressesAsync(host, cancellationToken)));
        services.AddFetching();
        return services.BuildServiceProvider().GetRequiredService<PoliteClient>();
    }

    public static Task<FetchResult> FetchAsync(this PoliteClient client, string url) =>
        client.FetchAsync(new FetchRequest(url), TestContext.Current.CancellationToken);
}
