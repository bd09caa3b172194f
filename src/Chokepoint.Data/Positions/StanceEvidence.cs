using Chokepoint.Data.Articles;
using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Positions;

/// <summary>The sentence of an article on one pair, and where it stands.</summary>
public sealed record EvidenceLine(long ArticleId, string Title, string Url, long SourceId, DateTimeOffset At, string Sentence)
{
    /// <summary>Which rule read it, and who says so; null for the outlet's own words.</summary>
    public string Rule { get; init; } = "";

    public string? Attribution { get; init; }
    public IReadOnlyList<string> Instruments { get; init; } = [];
}

/// <summary>Reads deciding sentences, many in one round trip.</summary>
public sealed class StanceEvidence(ReadDatabase database, EntityNumbering numbering)
{
    private const string Rows = $"""
        select article.id, article.title, article.url, article.source_id, article.ordered_at, stance.evidence, stance.rule, stance.attribution,
            wanted.actor, wanted.name, article.tags
        from unnest($1::bigint[], $2::text[], $3::smallint[], $4::text[], $5::text[]) as wanted (article_id, actor, kind, target, name)
        join article on article.id = wanted.article_id
        left join lateral (select evidence, rule, attribution from stance where stance.article_id = wanted.article_id and stance.actor = wanted.actor
            and stance.target_kind = wanted.kind and stance.target = wanted.target order by shown desc, confidence desc limit 1) as stance on true
        """;

    public async Task<IReadOnlyDictionary<(long ArticleId, Pair Pair), EvidenceLine>> ReadAsync(
        IReadOnlyCollection<(long ArticleId, Pair Pair)> wanted, CancellationToken cancellationToken)
    {
        var lines = new Dictionary<(long, Pair), EvidenceLine>();
        if (wanted.Count == 0)
        {
            return lines;
        }

        var keys = wanted.Distinct().Select(key => (key.ArticleId, key.Pair, Target: TargetKey.Parse(key.Pair.Target))).ToList();
        await using var batch = database.Source.CreateBatch();
        batch.BatchCommands.Add(Columns.Command(
            Rows, Columns.Of(keys, key => key.ArticleId), Columns.Of(keys, key => key.Pair.Actor), Columns.Of(keys, key => (short)key.Target.Kind),
            Columns.Of(keys, key => key.Target.Id), Columns.Of(keys, key => key.Pair.Target)));
        var numbers = await numbering.GetAsync(cancellationToken);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
            lines[(reader.GetInt64(0), new Pair(reader.GetString(8), reader.GetString(9)))] = new EvidenceLine(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetFieldValue<DateTimeOffset>(4), Text(5) ?? "")
            {
                Rule = Text(6) ?? "",
                Attribution = Text(7),
                Instruments = ArticleTokens.Decode(reader.GetFieldValue<int[]>(10), TokenKind.Instrument, numbers),
            };
        }

        return lines;
    }
}
