using System.Runtime.CompilerServices;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Export;

/// <summary>Rows of the statements of <see cref="ExportSql"/>, one at a time.</summary>
internal sealed class ExportReader(EntityNumbering numbering, IReadOnlyDictionary<long, ExportSource> sources)
{
    private static readonly ExportSource Unknown = new("", null, null);

    public static async Task<IReadOnlyDictionary<long, ExportSource>> SourcesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select id, name, country, affiliation from source", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var sources = new Dictionary<long, ExportSource>();
        while (await reader.ReadAsync(cancellationToken))
        {
            sources.Add(reader.GetInt64(0), new ExportSource(reader.GetString(1), Text(reader, 2), Text(reader, 3)));
        }

        return sources;
    }

    public async IAsyncEnumerable<ExportRow> RowsAsync(
        NpgsqlBatch batch, bool whole, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var tags = reader.GetFieldValue<int[]>(10);
            var row = Read(reader, tags, await numbering.CoveringAsync(tags, cancellationToken), whole);
            yield return whole ? row with { Body = Text(reader, 21) ?? "", Author = Text(reader, 22) } : row;
        }
    }

    private ExportRow Read(NpgsqlDataReader reader, int[] tags, EntityNumbers numbers, bool whole) => new()
    {
        Id = reader.GetInt64(0),
        PublishedAt = reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1),
        DayOnly = reader.GetInt16(2) == (short)Articles.PublishedPrecision.Day,
        FirstSeenAt = reader.GetFieldValue<DateTimeOffset>(3),
        Title = reader.GetString(4),
        Url = reader.GetString(5),
        Source = sources.GetValueOrDefault(reader.GetInt64(6), Unknown),
        Language = Text(reader, 7),
        ClusterId = reader.GetInt64(8),
        TaggedBy = reader.GetString(9),
        Countries = ArticleTokens.Decode(tags, TokenKind.Country, numbers),
        Focus = ArticleTokens.Decode(tags, TokenKind.FocusCountry, numbers),
        Companies = ArticleTokens.Decode(tags, TokenKind.Company, numbers),
        Technologies = ArticleTokens.Decode(tags, TokenKind.Technology, numbers),
        Instruments = ArticleTokens.Decode(tags, TokenKind.Instrument, numbers),
        Stances = reader.IsDBNull(11) ? [] : Stances(reader, whole),
    };

    private static ExportStance[] Stances(NpgsqlDataReader reader, bool whole)
    {
        var actors = reader.GetFieldValue<string[]>(11);
        var kinds = reader.GetFieldValue<short[]>(12);
        var targets = reader.GetFieldValue<string[]>(13);
        var classes = reader.GetFieldValue<short[]>(14);
        var confidences = reader.GetFieldValue<float[]>(15);
        var evidences = reader.GetFieldValue<string[]>(16);
        var attributions = reader.GetFieldValue<string?[]>(17);
        var stances = new ExportStance[actors.Length];
        for (var index = 0; index < stances.Length; index++)
        {
            var target = new Entity((EntityKind)kinds[index], targets[index]);
            stances[index] = new ExportStance(
                actors[index], target, (Stance)classes[index], Math.Round(confidences[index], 3), evidences[index], attributions[index]);
        }

        return whole ? WithPlaces(reader, stances) : stances;
    }

    private static ExportStance[] WithPlaces(NpgsqlDataReader reader, ExportStance[] stances)
    {
        var starts = reader.GetFieldValue<int[]>(18);
        var lengths = reader.GetFieldValue<int[]>(19);
        var rules = reader.GetFieldValue<string[]>(20);
        return [.. stances.Select((stance, index) => stance with { Start = starts[index], Length = lengths[index], Rule = rules[index] })];
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
