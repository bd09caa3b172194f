using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Data.Export;

/// <summary>A stance as JSON; the target is a company's common name, a country or bloc, or "tech:" and a technology.</summary>
public sealed record StanceItem(string Actor, string Target, string Stance, string Evidence)
{
    public double Confidence { get; init; }

    /// <summary>Offset in title, two line feeds, body, in UTF-16 units.</summary>
    public int Start { get; init; }

    public int Length { get; init; }
    public string Rule { get; init; } = "";
    public string? Attribution { get; init; }
}

/// <summary>A tagged article as JSON.</summary>
public sealed record ArticleItem
{
    public required long Id { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }

    /// <summary>RFC 3339, or a day where only that is known; null where nothing is.</summary>
    public string? Published { get; init; }

    public required string Source { get; init; }
    public required IReadOnlyList<string> Countries { get; init; }
    public required IReadOnlyList<string> Focus { get; init; }
    public required IReadOnlyList<string> Companies { get; init; }
    public required IReadOnlyList<string> Technologies { get; init; }
    public required IReadOnlyList<string> Instruments { get; init; }
    public required IReadOnlyList<StanceItem> Stances { get; init; }
    public required string Url { get; init; }
    public string? Language { get; init; }
    public required DateTimeOffset FirstSeen { get; init; }
    public required long ClusterId { get; init; }

    internal static ArticleItem Of(ExportRow row) => new()
    {
        Id = row.Id,
        Title = row.Title,
        Body = row.Body,
        Published = row.PublishedAt?.UtcDateTime.ToString(row.DayOnly ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Source = row.Source.Name,
        Countries = row.Countries,
        Focus = row.Focus,
        Companies = [.. row.Companies.Select(slug => NameOf(new Entity(EntityKind.Company, slug)))],
        Technologies = row.Technologies,
        Instruments = row.Instruments,
        Stances = [.. row.Stances.Select(Of)],
        Url = row.Url,
        Language = row.Language,
        FirstSeen = row.FirstSeenAt.ToUniversalTime(),
        ClusterId = row.ClusterId,
    };

    private static StanceItem Of(ExportStance stance) => new(
        stance.Actor, NameOf(stance.Target), StanceNames.Of(stance.Stance), stance.Evidence)
    {
        Confidence = stance.Confidence,
        Start = stance.Start,
        Length = stance.Length,
        Rule = stance.Rule,
        Attribution = stance.Attribution,
    };

    private static string NameOf(Entity entity) =>
        entity.Kind == EntityKind.Company ? EntityCatalogue.Default.NameOf(entity) : TargetKey.Of(entity);
}

/// <summary>Articles as JSON Lines.</summary>
internal static class ArticleLines
{
    private static readonly ItemJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<ExportRow> rows, CancellationToken cancellationToken)
    {
        var buffer = new TextBuffer(stream);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            buffer.Append(JsonSerializer.Serialize(ArticleItem.Of(row), Json.ArticleItem));
            buffer.Append("\n");
            await buffer.FlushIfFullAsync(cancellationToken);
        }

        await buffer.FinishAsync(cancellationToken);
    }
}

[JsonSerializable(typeof(ArticleItem))]
internal sealed partial class ItemJson : JsonSerializerContext;
