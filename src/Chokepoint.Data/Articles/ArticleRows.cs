using Chokepoint.Data.Index;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>Rows of a list by id: two statements in one round trip, whatever their number.</summary>
internal sealed class ArticleRows(NpgsqlDataSource database, EntityNumbering numbering)
{
    internal const string Rows = """
        select id, published_at, first_seen_at, title, lead, url, source_id, language, cluster_id, sample, tags,
            (select count(*)::int - 1 from article as copy where copy.cluster_id = article.cluster_id) as copies,
            published_precision
        from article where id = any($1)
        """;

    internal const string Stances = """
        select article_id, actor, target_kind, target, stance, confidence, start, length, evidence
        from stance where article_id = any($1) and shown order by article_id, no
        """;

    /// <summary>In the order of <paramref name="ids"/>; an article that is gone by now is left out.</summary>
    public async Task<IReadOnlyList<ArticleRow>> LoadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Columns.Command(Rows, ids.ToArray()));
        batch.BatchCommands.Add(Columns.Command(Stances, ids.ToArray()));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var raw = new List<(ArticleRow Row, int[] Tags)>(ids.Count);
        while (await reader.ReadAsync(cancellationToken))
        {
            raw.Add((Read(reader), reader.GetFieldValue<int[]>(10)));
        }

        await reader.NextResultAsync(cancellationToken);
        var stances = await ReadStancesAsync(reader, cancellationToken);
        var numbers = await numbering.CoveringAsync(raw.SelectMany(row => row.Tags), cancellationToken);
        var rows = raw.ToDictionary(pair => pair.Row.Id, pair => WithTags(pair.Row, pair.Tags, numbers) with { Stances = [.. stances[pair.Row.Id]] });
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    private static ArticleRow Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        PublishedAt = reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1),
        FirstSeenAt = reader.GetFieldValue<DateTimeOffset>(2),
        Title = reader.GetString(3),
        Lead = reader.GetString(4),
        Url = reader.GetString(5),
        SourceId = reader.GetInt64(6),
        Language = reader.IsDBNull(7) ? null : reader.GetString(7),
        ClusterId = reader.GetInt64(8),
        Sample = reader.GetBoolean(9),
        Copies = reader.GetInt32(11),
        DayOnly = (PublishedPrecision)reader.GetInt16(12) == PublishedPrecision.Day,
        Countries = [],
        Focus = [],
        Companies = [],
        Technologies = [],
        Instruments = [],
        Stances = [],
    };

    private static async Task<ILookup<long, StanceRow>> ReadStancesAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var stances = new List<(long Id, StanceRow Row)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var target = TargetKey.Of(new Entity((EntityKind)reader.GetInt16(2), reader.GetString(3)));
            stances.Add((reader.GetInt64(0), new StanceRow(
                reader.GetString(1), target, (Stance)reader.GetInt16(4), reader.GetFloat(5), reader.GetInt32(6), reader.GetInt32(7), reader.GetString(8))));
        }

        return stances.ToLookup(stance => stance.Id, stance => stance.Row);
    }

    private static ArticleRow WithTags(ArticleRow row, int[] tags, EntityNumbers numbers) => row with
    {
        Countries = ArticleTokens.Decode(tags, TokenKind.Country, numbers),
        Focus = ArticleTokens.Decode(tags, TokenKind.FocusCountry, numbers),
        Companies = ArticleTokens.Decode(tags, TokenKind.Company, numbers),
        Technologies = ArticleTokens.Decode(tags, TokenKind.Technology, numbers),
        Instruments = ArticleTokens.Decode(tags, TokenKind.Instrument, numbers),
    };
}
