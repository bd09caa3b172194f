using Chokepoint.Data.Embedded;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper;
using Microsoft.Extensions.Configuration;
using Npgsql;
using YamlDotNet.RepresentationModel;

namespace Chokepoint.IntegrationTests.Deployment;

/// <summary>The Compose file starts programs that exist with settings that they read.</summary>
public sealed class ComposeTests
{
    private static readonly string[] Ours = ["migrate", "scraper", "web"];
    private static readonly YamlMappingNode File = Load();

    [Fact]
    public void The_services_are_the_database_the_migration_the_scraper_and_the_dashboard()
    {
        Assert.Equal(["postgres", "migrate", "scraper", "web"], Services().Children.Keys.Select(key => key.ToString()));
    }

    [Fact]
    public void Data_live_in_a_named_volume()
    {
        var volume = Assert.Single(Words(Service("postgres"), "volumes"));
        Assert.Contains(volume.Split(':')[0], Map(File, "volumes").Children.Keys.Select(key => key.ToString()));
    }

    [Fact]
    public void No_password_is_written_into_it()
    {
        var text = Checkout.Read("docker-compose.yml");
        Assert.Contains("POSTGRES_PASSWORD: \"${CHOKEPOINT_DB_PASSWORD:?", text, StringComparison.Ordinal);
        Assert.Contains("Password=${CHOKEPOINT_DB_PASSWORD:?", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("scraper")]
    [InlineData("web")]
    public void Each_of_our_services_is_given_the_database_that_the_postgres_service_makes(string service)
    {
        var settings = Settings(service);
        var database = new NpgsqlConnectionStringBuilder(EmbeddedDatabase.Configured(settings));
        var server = Environment("postgres");
        Assert.Equal("postgres", database.Host);
        Assert.Equal(5432, database.Port);
        Assert.Equal(server["POSTGRES_DB"], database.Database);
        Assert.Equal(server["POSTGRES_USER"], database.Username);
    }

    [Fact]
    public void The_scraper_reads_its_contact()
    {
        var options = Settings("scraper", new() { ["CHOKEPOINT_CONTACT"] = "desk@example.org" }).GetSection(ScraperOptions.Section).Get<ScraperOptions>();
        Assert.Equal("desk@example.org", options?.Contact);
    }

    [Fact]
    public void Every_setting_is_one_that_a_test_here_knows()
    {
        string[] known = ["ConnectionStrings__Chokepoint", "Scraper__Contact", "ASPNETCORE_URLS"];
        Assert.Empty(Ours.SelectMany(service => Environment(service).Keys).Distinct().Except(known));
    }

    [Fact]
    public void The_dashboard_is_published_on_loopback_at_the_port_it_listens_on()
    {
        var port = Assert.Single(Words(Service("web"), "ports"));
        Assert.Equal("127.0.0.1:5080:5080", port);
        Assert.Equal("http://0.0.0.0:5080", Environment("web")["ASPNETCORE_URLS"]);
    }

    [Theory]
    [InlineData("migrate", "chokepoint.dll")]
    [InlineData("scraper", "Chokepoint.Scraper.dll")]
    [InlineData("web", "Chokepoint.Web.dll")]
    public void Each_image_is_built_from_a_Dockerfile_that_runs_its_program_without_root(string service, string program)
    {
        var build = Map(Service(service), "build");
        Assert.Equal(".", build["context"].ToString());
        var lines = Checkout.Read(build["dockerfile"].ToString()).Split('\n');
        Assert.Contains("USER app", lines);
        Assert.Contains($"""ENTRYPOINT ["dotnet", "/app/{program}"]""", lines);
        var project = lines.Single(line => line.StartsWith("RUN dotnet publish ", StringComparison.Ordinal)).Split(' ')[3];
        Assert.True(Path.Exists(Path.Combine(Checkout.Root, project)), project);
    }

    [Theory]
    [InlineData("scraper", "Chokepoint.Scraper")]
    [InlineData("web", "Chokepoint.Web")]
    public async Task The_health_check_says_no_and_why_when_nothing_runs(string service, string project)
    {
        var check = Words(Map(Service(service), "healthcheck"), "test");
        Assert.Equal(["CMD", "dotnet", $"/app/{project}.dll", "health"], check);
        var run = await ProgramRun.DotnetAsync([Checkout.Program(project, project), check[^1]], new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = "http://0.0.0.0:1",
            ["Scraper__HealthFile"] = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")),
        });
        Assert.Equal(1, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public void Nothing_starts_before_what_it_needs()
    {
        Assert.Equal("service_healthy", Map(Map(Service("migrate"), "depends_on"), "postgres")["condition"].ToString());
        Assert.All(["scraper", "web"], service =>
            Assert.Equal("service_completed_successfully", Map(Map(Service(service), "depends_on"), "migrate")["condition"].ToString()));
        Assert.All(["postgres", "scraper", "web"], service => Assert.NotNull(Map(Service(service), "healthcheck")));
    }

    private static YamlMappingNode Load()
    {
        var stream = new YamlStream();
        stream.Load(new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(new StringReader(Checkout.Read("docker-compose.yml")))));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static YamlMappingNode Services() => Map(File, "services");

    private static YamlMappingNode Service(string name) => Map(Services(), name);

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    private static List<string> Words(YamlMappingNode node, string key) => [.. ((YamlSequenceNode)node[key]).Select(word => word.ToString())];

    private static Dictionary<string, string> Environment(string service) =>
        Map(Service(service), "environment").Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString());

    // As Compose fills in ${NAME:-default} and ${NAME:?message}, then as .NET reads the environment.
    private static IConfiguration Settings(string service, Dictionary<string, string>? outside = null) =>
        new ConfigurationBuilder().AddInMemoryCollection(Environment(service).Select(pair => KeyValuePair.Create(
            pair.Key.Replace("__", ":", StringComparison.Ordinal),
            (string?)System.Text.RegularExpressions.Regex.Replace(
                pair.Value, @"\$\{(\w+):[-?][^}]*\}", name => outside?.GetValueOrDefault(name.Groups[1].Value) ?? "secret")))).Build();
}
