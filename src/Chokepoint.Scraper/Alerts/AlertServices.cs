using Chokepoint.Data.Export;
using Chokepoint.Data.Positions;
using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Fetching.Addresses;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Chokepoint.Scraper.Alerts;

internal static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlertOptions>().Bind(configuration.GetSection(AlertOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new AlertLedger(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<Data.Views.Settings>(), provider.GetRequiredService<ShiftReader>(),
            provider.GetRequiredService<IOptions<AlertOptions>>(), provider.GetRequiredService<FilterParsing>())
        { Time = provider.GetRequiredService<TimeProvider>() });
        services.AddSingleton(Channels);
        services.AddSingleton<AlertClock>();
        return services;
    }

    private static AlertChannels Channels(IServiceProvider provider) =>
        new(provider.GetRequiredService<IOptions<AlertOptions>>().Value, provider.GetRequiredService<Data.Views.SavedViews>(), Client(provider));

    // The scraper's guard stands here too: an address from a setting is still an outside address.
    private static HttpClient Client(IServiceProvider provider)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = provider.GetRequiredService<GuardedConnection>().ConnectAsync,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            MaxResponseHeadersLength = 64,
        });
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent.For(provider.GetRequiredService<IOptions<ScraperOptions>>().Value));
        return client;
    }
}
