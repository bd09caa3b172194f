using System.ComponentModel.DataAnnotations;

namespace Chokepoint.Scraper.SecondOpinion;

/// <summary>
/// A language model that may confirm, re-class or hide stances that the tagger found: "SecondOpinion:…" in configuration. Off until
/// an endpoint is named.
/// </summary>
public sealed record SecondOpinionOptions
{
    public const string Section = "SecondOpinion";

    /// <summary>Base address of an endpoint that speaks OpenAI's chat protocol, as "http://localhost:11434/v1"; null means off.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The model's name at that endpoint.</summary>
    public string Model { get; init; } = "";

    /// <summary>Sent as bearer token; never logged. Many local endpoints take any.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>Time for one article; after it the rules stand.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Stances at or above this confidence are not asked about.</summary>
    [Range(0.0, 1.0)]
    public double SureAbove { get; init; } = 0.95;

    internal bool IsOn => Endpoint is not null && Model.Length > 0;
}
