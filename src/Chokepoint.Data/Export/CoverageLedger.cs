using Chokepoint.Data.Articles;
using Npgsql;

namespace Chokepoint.Data.Export;

/// <summary>Reads from the ledger of fetches when sources were not read for long.</summary>
internal static class CoverageLedger
{
    // A source counts as unread after three times its usual interval, and never before a day has passed.
    private const string Gaps = """
        with asked as (select id, slug, added_at, greatest(interval '1 day', 3 * coalesce(expected_interval, interval '0')) as patience
            from source where kind <> 'Import' and not paused and ($1::text[] is null or slug = any($1)) and not slug = any($2)),
        readings as (select id, coalesce((select max(at) from "fetch" where source_id = asked.id and at < $3 and outcome in ('Success', 'NotModified')), added_at) as at from asked
            union all select source_id, at from "fetch" join asked on asked.id = source_id where at >= $3 and outcome in ('Success', 'NotModified')),
        spans as (select id, at, lead(at) over (partition by id order by at) as next from readings)
        select slug, at, next, (select count(*) from "fetch" where source_id = spans.id and "fetch".at > spans.at and "fetch".at < coalesce(next, 'infinity')
            and outcome in ('Throttled', 'Failed'))
        from spans join asked using (id)
        where coalesce(next, now()) - at > patience and at < $4 and coalesce(next, now()) >= $3
        order by slug, at limit 1000
        """;

    public static async Task<IReadOnlyList<CoverageGap>> ReadAsync(NpgsqlConnection connection, ArticleFilter filter, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Gaps, connection);
        command.Parameters.Add(new() { Value = filter.Sources.Include.IsEmpty ? DBNull.Value : filter.Sources.Include.ToArray(), DataTypeName = "text[]" });
        command.Parameters.Add(new() { Value = filter.Sources.Exclude.ToArray() });
        command.Parameters.Add(new() { Value = Start(filter.From) ?? DateTimeOffset.MinValue });
        command.Parameters.Add(new() { Value = Start(filter.To is { } to && to < DateOnly.MaxValue ? to.AddDays(1) : null) ?? DateTimeOffset.MaxValue });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var gaps = new List<CoverageGap>();
        while (await reader.ReadAsync(cancellationToken))
        {
            gaps.Add(new CoverageGap(
                reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateTimeOffset>(2), reader.GetInt64(3)));
        }

        return gaps;
    }

    /// <summary>The sources that are read at all, and since when.</summary>
    public static async Task<IReadOnlyDictionary<string, DateTimeOffset>> SourcesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select slug, added_at from source where kind <> 'Import' and not paused", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var sources = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            sources[reader.GetString(0)] = reader.GetFieldValue<DateTimeOffset>(1);
        }

        return sources;
    }

    private static DateTimeOffset? Start(DateOnly? day) => day is { } date ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
}
