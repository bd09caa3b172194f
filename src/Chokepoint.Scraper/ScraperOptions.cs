using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Chokepoint.Scraper;

/// <summary>Settings of the scraper: "Scraper:…" in configuration, "Scraper__…" in the environment.</summary>
public sealed record ScraperOptions : IValidatableObject
{
    public const string Section = "Scraper";

    /// <summary>Mail address or web address that site owners can complain to; part of the user agent.</summary>
    public string? Contact { get; init; }

    /// <summary>Private networks (CIDR) that may be fetched from, for intranets.</summary>
    public string[] AllowedPrivateNetworks { get; init; } = [];

    /// <summary>Pause between two requests to one host.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MinimumHostGap { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one request waits for its turn before it is put off.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaximumWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Time for one request, body and second tries included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest body, decompressed.</summary>
    [Range(1_000, 1_000_000_000)]
    public int MaximumBytes { get; init; } = 10 * 1024 * 1024;

    [Range(0, 50)]
    public int MaximumRedirects { get; init; } = 10;

    /// <summary>Second tries after a fault that may pass.</summary>
    [Range(0, 10)]
    public int Retries { get; init; } = 2;

    /// <summary>First pause before a second try; it doubles, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a robots.txt is believed.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan RobotsAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Sources read at the same time.</summary>
    [Range(1, 256)]
    public int Concurrency { get; init; } = 8;

    /// <summary>How often the clock asks what is due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan Tick { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a source stays ours without a sign of life.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MinimumPollInterval { get; init; } = TimeSpan.FromMinutes(10);

    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan MaximumPollInterval { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long raw pages are kept, so that `chokepoint reprocess` can read them again. Zero keeps none.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00")]
    public TimeSpan KeepPagesFor { get; init; } = TimeSpan.FromDays(730);

    /// <summary>Touched after every round of the clock, for the health check of a container; null for none.</summary>
    public string? HealthFile { get; init; }

    internal IEnumerable<IPNetwork> Networks => AllowedPrivateNetworks.Select(IPNetwork.Parse);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var network in AllowedPrivateNetworks.Where(network => !IPNetwork.TryParse(network, out _)))
        {
            yield return new ValidationResult(
                $"Scraper:AllowedPrivateNetworks: '{network}' is no network; write it like 10.0.0.0/8, with zeros behind the prefix.");
        }

        if (MinimumPollInterval > MaximumPollInterval)
        {
            yield return new ValidationResult("Scraper:MinimumPollInterval is longer than Scraper:MaximumPollInterval.");
        }
    }
}
