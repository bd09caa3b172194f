using System.Text.Json;

namespace Chokepoint.Data.Starter;

/// <summary>A short account of a public event, written by the authors, so that a new desk is not empty.</summary>
/// <param name="Title">The headline.</param>
/// <param name="Body">Paragraphs separated by line feeds.</param>
/// <param name="Published">Day of the event or of its announcement.</param>
/// <param name="Source">The institution behind the event.</param>
/// <param name="Url">Its own page on the event; null where no page is certain to last.</param>
/// <param name="Country">Code of the institution's country or bloc.</param>
public sealed record StarterBrief(string Title, string Body, DateOnly Published, string Source, Uri? Url, string Country);

/// <summary>The briefs that come with the program: the dated public record of national decisions on technology.</summary>
public static class StarterCorpus
{
    private const string Resource = "briefs.jsonl";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    /// <summary>All briefs, oldest first.</summary>
    public static IReadOnlyList<StarterBrief> Read()
    {
        using var stream = typeof(StarterCorpus).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"{Resource} is not embedded in Chokepoint.Data");
        using var reader = new StreamReader(stream);
        var briefs = new List<StarterBrief>();
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            briefs.Add(JsonSerializer.Deserialize<StarterBrief>(text, Options)
                ?? throw new InvalidDataException($"{Resource}, line {line}: no brief"));
        }

        return briefs;
    }
}
