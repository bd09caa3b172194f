using Chokepoint.Web.Health;
using Chokepoint.Web.Layout;
using Serilog;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSerilog((_, logger) => logger.ReadFrom.Configuration(builder.Configuration).WriteTo.Console(formatProvider: null));
builder.WebHost.UseDashboardAddress();
builder.Services.AddDashboard();
builder.Services.AddHealth();

var app = builder.Build();
app.UseDashboard();
app.MapDashboard();
app.MapHealth();
await app.RunAsync();
return 0;
