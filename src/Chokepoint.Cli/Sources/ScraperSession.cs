using Chokepoint.Scraper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Cli.Sources;

/// <summary>What commands that reach the web need beside the database.</summary>
internal static class ScraperSession
{
    public static void Add(IServiceCollection services, IConfiguration configuration) =>
        services.AddChokepointScraper(configuration, polls: false);
}
