using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chokepoint.Data.Export;

/// <summary>A time in which a source was not read, so that articles of it may be missing.</summary>
/// <param name="Source">Slug.</param>
/// <param name="From">The last reading before, or the day it was added where it was never read.</param>
/// <param name="To">The next reading; null where there is none yet.</param>
/// <param name="Attempts">How often reading it failed meanwhile.</param>
public sealed record CoverageGap(string Source, DateTimeOffset From, DateTimeOffset? To, long Attempts);

/// <summary>What a report needs in order to cite an export and to repeat it.</summary>
public sealed record ExportMetadata
{
    /// <summary>The filter as a query string; empty for all articles.</summary>
    public required string Query { get; init; }

    public required string Format { get; init; }
    public required bool Long { get; init; }
    public required bool Raw { get; init; }
    public required bool ByteOrderMark { get; init; }

    /// <summary>The moment of the one snapshot that all rows come from.</summary>
    public required DateTimeOffset SnapshotAt { get; init; }

    /// <summary>Articles, or stances, or cells; the long shape spreads them over more lines.</summary>
    public required long Rows { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Of the file's bytes.</summary>
    public required string Sha256 { get; init; }

    public required string TaggedBy { get; init; }
    public required IReadOnlyList<CoverageGap> CoverageGaps { get; init; }

    /// <summary>As the sidecar holds it.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, MetadataJson.Indented.ExportMetadata);
}

[JsonSerializable(typeof(ExportMetadata))]
internal sealed partial class MetadataJson : JsonSerializerContext
{
    public static readonly MetadataJson Indented = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
