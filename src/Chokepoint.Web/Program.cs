using Chokepoint.Data;
using Chokepoint.Data.Embedded;
using Chokepoint.Data.Index;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Starter;
using Chokepoint.Web.Api;
using Chokepoint.Web.Export;
using Chokepoint.Web.Health;
using Chokepoint.Web.Layout;
using Serilog;
using Serilog.Extensions.Logging;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseDashboardAddress();
if (args is ["health", ..])
{
    return await HealthProbe.RunAsync(builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey), Console.Error);
}

builder.Services.AddSerilog((_, logger) => logger.ReadFrom.Configuration(builder.Configuration).WriteTo.Console(formatProvider: null));
await using var early = new LoggerConfiguration().WriteTo.Console(formatProvider: null).CreateLogger();
using var earlyLogs = new SerilogLoggerFactory(early);
try
{
    var database = await builder.AddChokepointDatabaseAsync(earlyLogs.CreateLogger("Chokepoint.Web"));

    // On one desk this process does everything; beside a server of their own, scrapers are processes of their own.
    builder.Services.AddChokepointScraper(builder.Configuration, polls: database.IsEmbedded);
}
catch (EmbeddedPostgresException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 3;
}

builder.Services.AddDashboard();
builder.Services.AddHealth();
builder.Services.AddApi();
builder.Services.AddArticleIndex();

var app = builder.Build();
if (!await app.Services.GetRequiredService<StartupSignals>().RunAsync(async ended =>
{
    await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(ended);
    await app.Services.GetRequiredService<StarterLoader>().LoadAsync(ended);
}))
{
    await app.Services.GetRequiredService<EmbeddedDatabase>().DisposeAsync();
    return StartupSignals.ExitCode;
}

app.UseDashboard();
app.MapDashboard();
app.MapHealth();
app.MapExport();
app.MapApi();
await app.RunAsync();
return 0;
