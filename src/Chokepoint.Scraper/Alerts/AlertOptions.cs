using System.ComponentModel.DataAnnotations;

namespace Chokepoint.Scraper.Alerts;

/// <summary>Who is told of shifts: "Alerts:…" in configuration, "Alerts__…" in the environment. Without any nobody is.</summary>
public sealed record AlertOptions : IValidatableObject
{
    public const string Section = "Alerts";

    /// <summary>Web addresses that receive each shift as JSON.</summary>
    public WebhookOptions[] Webhooks { get; init; } = [];

    public MailOptions? Mail { get; init; }

    /// <summary>Address of the dashboard, for links; null leaves them out.</summary>
    public string? Dashboard { get; init; }

    /// <summary>What happened longer ago is history when it becomes known, and no alert.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How often new shifts are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan Tick { get; init; } = TimeSpan.FromSeconds(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var index = 0; index < Webhooks.Length; index++)
        {
            // The address may hold a secret: it is not repeated.
            if (!Uri.TryCreate(Webhooks[index].Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                yield return new ValidationResult($"Alerts:Webhooks:{index}:Url is no web address; write it like https://example.org/hook.");
            }
        }

        foreach (var problem in Mail?.Problems() ?? [])
        {
            yield return new ValidationResult(problem);
        }
    }
}

public sealed record WebhookOptions
{
    public string Url { get; init; } = "";

    /// <summary>Signs the body (HMAC-SHA256, header X-Chokepoint-Signature); null leaves it unsigned.</summary>
    public string? Secret { get; init; }

    /// <summary>Only shifts of this filter, such as "actor=GB&amp;target=huawei"; empty for all.</summary>
    public string Query { get; init; } = "";
}

public sealed record MailOptions
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    /// <summary>STARTTLS; only a server on this machine should do without.</summary>
    public bool Encrypted { get; init; } = true;

    public string? User { get; init; }
    public string? Password { get; init; }
    public string From { get; init; } = "";
    public string[] To { get; init; } = [];
    public string Query { get; init; } = "";

    /// <summary>The digest gathers what is new for this long.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    internal IEnumerable<string> Problems()
    {
        if (Host.Length == 0)
        {
            yield return "Alerts:Mail:Host is missing: the name of the SMTP server.";
        }

        if (Port is < 1 or > 65535)
        {
            yield return "Alerts:Mail:Port is no port.";
        }

        foreach (var address in To.Append(From).Where(address => !System.Net.Mail.MailAddress.TryCreate(address, out _)))
        {
            yield return $"Alerts:Mail: '{address}' is no mail address (From and To).";
        }

        if (To.Length == 0)
        {
            yield return "Alerts:Mail:To is empty: who shall get the digest?";
        }
    }
}
