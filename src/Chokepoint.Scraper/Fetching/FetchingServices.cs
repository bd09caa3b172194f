using System.Net;
using Chokepoint.Scraper.Fetching.Addresses;
using Chokepoint.Scraper.Fetching.Hosts;
using Chokepoint.Scraper.Fetching.Robots;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Chokepoint.Scraper.Fetching;

internal static class FetchingServices
{
    /// <summary>The polite client. Without a database the turns are this process's own.</summary>
    public static IServiceCollection AddFetching(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HostLookup>(Dns.GetHostAddressesAsync);
        services.TryAddSingleton<HostQueue, LocalHostQueue>();
        services.AddSingleton(provider => new AddressGuard(Options(provider).Networks));
        services.AddSingleton<GuardedConnection>();
        services.AddSingleton(provider => new HttpHop(
            Client(provider), provider.GetRequiredService<IOptions<ScraperOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RobotsCache>();
        services.AddSingleton<HostTurns>();
        services.AddSingleton<PoliteClient>();
        return services;
    }

    private static ScraperOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<ScraperOptions>>().Value;

    private static HttpClient Client(IServiceProvider provider)
    {
        var options = Options(provider);
        var connection = provider.GetRequiredService<GuardedConnection>();
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = connection.ConnectAsync,
            AllowAutoRedirect = false,
            UseCookies = false,

            // A proxy would connect on our behalf, behind the guard's back.
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = 2,
            MaxResponseHeadersLength = 64,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            ConnectTimeout = options.Timeout,
        };
        var client = new HttpClient(Retrying(options, provider.GetRequiredService<TimeProvider>(), handler))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent.For(options));
        return client;
    }

    private static HttpMessageHandler Retrying(ScraperOptions options, TimeProvider time, HttpMessageHandler inner)
    {
        if (options.Retries == 0)
        {
            return inner;
        }

        var retry = new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = options.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryDelay,

            // 429 and 503 are no accident: the caller puts the host off instead.
            ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome switch
            {
                { Exception: { } exception } => FetchProblem.MayPass(exception),
                { Result: { } response } => response.StatusCode is HttpStatusCode.InternalServerError
                    or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout,
                _ => false,
            }),
        };
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddRetry(retry).Build();
        return new ResilienceHandler(pipeline) { InnerHandler = inner };
    }
}
