using System.Net;
using Chokepoint.Data;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Fetching.Addresses;
using Chokepoint.Scraper.Pipeline;
using Chokepoint.Scraper.Scheduling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Chokepoint.IntegrationTests.Support;

/// <summary>A whole scraper but for its clock, on a real database; only the outside web is a local server.</summary>
internal sealed class ScraperWorld : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public ScraperWorld(string connectionString, TimeProvider? time = null, params (string Name, string Value)[] settings)
    {
        var collection = new ServiceCollection().AddLogging();
        Configure(collection, connectionString, time, polls: false, settings);
        services = collection.BuildServiceProvider();
    }

    /// <summary>A clock that stands, at a whole second: the database keeps no more than microseconds.</summary>
    public static FakeTimeProvider FakeTime() => new(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));

    public static void Configure(
        IServiceCollection services, string connectionString, TimeProvider? time, bool polls, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Scraper:AllowedPrivateNetworks:0"] = "127.0.0.0/8",
            ["Scraper:MinimumHostGap"] = "00:00:00",
            ["Scraper:Timeout"] = "00:00:50", // twice this is how long one scraper holds a host at most, and less than another waits for it
            ["Scraper:Retries"] = "0",
        }).AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("Scraper:" + setting.Name, (string?)setting.Value))).Build();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<HostLookup>((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        services.AddChokepointData(connectionString);
        services.AddChokepointScraper(configuration, polls);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<Source> AddAsync(string url, SourceKind kind = SourceKind.Feed) =>
        (await Get<SourceStore>().AddAsync(new NewSource("Wire", kind, url), TestContext.Current.CancellationToken)).Source;

    public async Task<Source> SourceAsync(long id) =>
        await Get<SourceStore>().FindAsync(id, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException($"There is no source {id}.");

    /// <summary>Polls as the clock would: reads, and writes the ledger.</summary>
    public async Task<PollOutcome> PollAsync(long id)
    {
        var source = await SourceAsync(id);
        var ledger = Get<SourceLedger>();
        await ledger.ForgetOldValidatorsAsync(source, TestContext.Current.CancellationToken);
        var outcome = await Get<ArticlePipeline>().PollAsync(source, TestContext.Current.CancellationToken);
        await ledger.WriteAsync(source, "test", outcome.Report(), TestContext.Current.CancellationToken);
        return outcome;
    }

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand(sql);
        return (T?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
