using Chokepoint.Data;
using Chokepoint.Data.Embedded;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Scheduling;
using Serilog;
using Serilog.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
var settings = builder.Configuration.GetSection(ScraperOptions.Section);
settings["HealthFile"] ??= HealthFile.DefaultPath;
if (args is ["health", ..])
{
    return HealthFile.Check(settings["HealthFile"] ?? "", settings.Get<ScraperOptions>()?.Tick ?? default, TimeProvider.System, Console.Error);
}

Log.Logger = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration)
    .WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture).CreateLogger();
builder.Services.AddSerilog();
using var loggers = new SerilogLoggerFactory();
await using var database = await builder.AddChokepointDatabaseAsync(loggers.CreateLogger("Chokepoint.Database"));
builder.Services.AddChokepointScraper(builder.Configuration);
using var host = builder.Build();
if (!await host.Services.GetRequiredService<StartupSignals>().RunAsync(host.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync))
{
    return StartupSignals.ExitCode;
}

await host.RunAsync();
return 0;
