using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Positions;
using Chokepoint.Data.Views;
using Chokepoint.IntegrationTests.Data;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Alerts;
using Chokepoint.Tagging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chokepoint.IntegrationTests.Alerts;

public sealed class AlertTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Secret = "a-secret-nobody-may-see";
    private readonly DatabaseFixture database = new(postgres);
    private readonly Lines log = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_webhook_hears_of_each_transition_once_signed()
    {
        await using var outside = await OutsideWeb.StartAsync();
        var bodies = new List<(string Body, string? Signature)>();
        outside.Map("/hook?token=" + Secret, async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            bodies.Add((await reader.ReadToEndAsync(Cancel), context.Request.Headers["X-Chokepoint-Signature"]));
        });
        await using var services = Services(("Alerts:Webhooks:0:Url", outside.Url("/hook?token=" + Secret)), ("Alerts:Webhooks:0:Secret", Secret));
        var clock = services.GetRequiredService<AlertClock>();
        await SayAsync("before-the-channel", Stance.Cautious, -2);
        await clock.RoundAsync(Cancel);
        await SayAsync("ban", Stance.Restrictive, 0, outlets: 4);
        await clock.RoundAsync(Cancel);
        await SayAsync("again", Stance.Restrictive, 0, outlets: 2);
        await clock.RoundAsync(Cancel);
        var (body, signature) = Assert.Single(bodies);
        using var json = JsonDocument.Parse(body);
        Assert.Equal(
            ("GB", "huawei", "cautious", "restrictive"),
            (Text(json, "actor"), Text(json, "target"), Text(json, "before"), Text(json, "after")));
        Assert.NotEmpty(json.RootElement.GetProperty("evidence").GetProperty("after").GetProperty("sentence").GetString() ?? "");
        Assert.Equal("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body))), signature);
        Assert.DoesNotContain(Secret, log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_webhook_is_tried_again_and_its_secret_is_not_logged()
    {
        await using var outside = await OutsideWeb.StartAsync();
        var answers = 0;
        outside.Map("/hook?token=" + Secret, context =>
        {
            context.Response.StatusCode = ++answers == 1 ? 500 : 204;
            return Task.CompletedTask;
        });
        await using var services = Services(("Alerts:Webhooks:0:Url", outside.Url("/hook?token=" + Secret)));
        await services.GetRequiredService<AlertClock>().RoundAsync(Cancel);
        await SayAsync("ban", Stance.Restrictive, 0);
        await services.GetRequiredService<AlertClock>().RoundAsync(Cancel);
        Assert.Contains("500", log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, log.ToString(), StringComparison.Ordinal);

        // Another process has no pause, and finds the shift untold.
        await using var other = Services(("Alerts:Webhooks:0:Url", outside.Url("/hook?token=" + Secret)));
        await other.GetRequiredService<AlertClock>().RoundAsync(Cancel);
        await other.GetRequiredService<AlertClock>().RoundAsync(Cancel);
        Assert.Equal(2, answers);
    }

    [Fact]
    public async Task A_webhook_in_a_private_network_that_nobody_opened_is_refused()
    {
        await using var outside = await OutsideWeb.StartAsync();
        await using var services = Services(("Scraper:AllowedPrivateNetworks:0", "10.99.0.0/16"), ("Alerts:Webhooks:0:Url", outside.Url("/hook")));
        await services.GetRequiredService<AlertClock>().RoundAsync(Cancel);
        await SayAsync("ban", Stance.Restrictive, 0);
        await services.GetRequiredService<AlertClock>().RoundAsync(Cancel);
        Assert.Empty(outside.Requests);
        Assert.Contains("AllowedPrivateNetworks", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_gathers_what_its_filter_wants_and_old_events_alert_nobody()
    {
        await using var mail = new MailCatcher();
        await using var services = Services(
            ("Alerts:Mail:Host", "127.0.0.1"), ("Alerts:Mail:Port", mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Alerts:Mail:Encrypted", "false"),
            ("Alerts:Mail:From", "desk@example.org"), ("Alerts:Mail:To:0", "analyst@example.org"), ("Alerts:Mail:Every", "00:00:00"),
            ("Alerts:Mail:Query", "target=huawei&target=zte"), ("Alerts:Dashboard", "https://desk.example.org"));
        var clock = services.GetRequiredService<AlertClock>();
        await clock.RoundAsync(Cancel);
        await SayAsync("old", Stance.Supportive, -400, "smic");
        await SayAsync("one", Stance.Restrictive, 0);
        await SayAsync("two\r\nBcc: victim@example.org", Stance.Restrictive, 0, "zte");
        await SayAsync("unwanted", Stance.Restrictive, 0, "tiktok");
        await clock.RoundAsync(Cancel);
        await clock.RoundAsync(Cancel);
        var text = Assert.Single(mail.Mails).Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal);
        Assert.Contains("To: analyst@example.org", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc:", text, StringComparison.Ordinal);
        Assert.Contains("United Kingdom on Huawei", text, StringComparison.Ordinal);
        Assert.Contains("United Kingdom on ZTE", text, StringComparison.Ordinal);
        Assert.DoesNotContain("TikTok", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SMIC", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_view_tells_its_own_address_of_changes_inside_its_filter()
    {
        await using var outside = await OutsideWeb.StartAsync();
        var bodies = new List<string>();
        outside.Map("/hook?token=" + Secret, async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            bodies.Add(await reader.ReadToEndAsync(Cancel));
        });
        await using var services = Services();
        var (clock, views) = (services.GetRequiredService<AlertClock>(), services.GetRequiredService<SavedViews>());
        await views.SaveAsync(View("Huawei", "company=huawei&view=table&n=100", outside.Url("/hook?token=" + Secret)), Cancel);
        await views.SaveAsync(View("Nobody", "company=zte", null), Cancel);
        await clock.RoundAsync(Cancel);
        await SayAsync("ban", Stance.Restrictive, 0);
        await SayAsync("unwanted", Stance.Restrictive, 0, "zte");
        await clock.RoundAsync(Cancel);
        await clock.RoundAsync(Cancel);
        using (var json = JsonDocument.Parse(Assert.Single(bodies)))
        {
            Assert.Equal("huawei", Text(json, "target"));
        }

        var view = (await views.ListAsync("ann", Cancel)).Single(view => view.Name == "Huawei");
        Assert.NotNull(view.AlertedAt);
        Assert.True(await views.SetAlertAsync(view.Id, "ann", null, Cancel));
        await SayAsync("more", Stance.Supportive, 0, outlets: 9);
        await clock.RoundAsync(Cancel);
        Assert.Single(bodies);
        Assert.DoesNotContain(Secret, log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_view_whose_filter_is_not_understood_any_more_tells_nobody_and_says_why()
    {
        await using var outside = await OutsideWeb.StartAsync();
        await using var services = Services();
        await services.GetRequiredService<SavedViews>().SaveAsync(View("Old", "source=gone", outside.Url("/hook")), Cancel);
        await services.GetRequiredService<AlertClock>().RoundAsync(Cancel);
        await SayAsync("ban", Stance.Restrictive, 0);
        await services.GetRequiredService<AlertClock>().RoundAsync(Cancel);
        Assert.Empty(outside.Requests);
        Assert.Contains("its filter is not understood", log.ToString(), StringComparison.Ordinal);
    }

    private static SavedView View(string name, string query, string? alert) => new() { Name = name, Page = "/", Query = query, Owner = "ann", Alert = alert };

    [Theory]
    [InlineData("Alerts:Webhooks:0:Url", "ftp://" + Secret)]
    [InlineData("Alerts:Mail:Host", "")]
    public void A_wrong_setting_is_refused_at_the_start_without_repeating_a_secret(string key, string value)
    {
        var problems = new AlertOptions
        {
            Webhooks = key.Contains("Webhooks", StringComparison.Ordinal) ? [new WebhookOptions { Url = value }] : [],
            Mail = key.Contains("Mail", StringComparison.Ordinal) ? new MailOptions { Host = value } : null,
        }.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(this)).ToList();
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.DoesNotContain(Secret, problem.ErrorMessage, StringComparison.Ordinal));
    }

    private static string? Text(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetString();

    private ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        (string Key, string Value)[] usual = [("Scraper:AllowedPrivateNetworks:0", "127.0.0.0/8")];
        var values = settings.UnionBy(usual, setting => setting.Key).ToDictionary(setting => setting.Key, string? (setting) => setting.Value);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return new ServiceCollection().AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<IConfiguration>(configuration)
            .AddChokepointDataOf(database).AddChokepointScraper(configuration, polls: false).BuildServiceProvider();
    }

    private async Task SayAsync(string name, Stance stance, int days, string company = "huawei", int outlets = 1)
    {
        for (var outlet = 0; outlet < outlets; outlet++)
        {
            var title = $"Title of {name}, {outlet}";
            await database.Services.GetRequiredService<ArticleStore>().AddAsync(
                TestDatabase.Article($"https://wire.example/{Uri.EscapeDataString(name)}/{outlet}", title, $"Body of {name} {outlet}.", new ArticleTags
                {
                    Companies = [company],
                    Stances = [new StanceTag { Actor = "GB", Target = new Entity(EntityKind.Company, company), Stance = stance, Confidence = 0.9, Start = 0, Length = title.Length, Rule = "test" }],
                }) with
                { SourceName = $"{name.Split('\r')[0]} {outlet}", PublishedAt = TimeProvider.System.GetUtcNow().AddDays(days), PublishedPrecision = PublishedPrecision.Instant },
                Cancel);
        }

        await database.Services.GetRequiredService<PositionKeeper>().UpdateAsync(Cancel);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly StringBuilder text = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (text)
            {
                text.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
            }
        }

        public void Dispose()
        {
        }

        public override string ToString()
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }
}

internal static class AlertTestServices
{
    public static IServiceCollection AddChokepointDataOf(this IServiceCollection services, DatabaseFixture database) =>
        Chokepoint.Data.DataServices.AddChokepointData(services, database.ConnectionString);
}
