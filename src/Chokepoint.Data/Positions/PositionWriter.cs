using Chokepoint.Data.Articles;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Positions;

/// <summary>Writes the positions and shifts of some pairs in place of those they had.</summary>
internal sealed class PositionWriter(NpgsqlConnection connection)
{
    private const string InsertPositions = """
        copy position (actor, target, from_at, to_at, stance, deciding_article_id, stories, outlets, outlet_countries, story_days, outlet_days,
            country_days, official, set_apart, copies, by_analyst, weight, runner_up, runner_up_weight) from stdin (format binary)
        """;

    private const string InsertShift = """
        insert into shift (actor, target, at, before, after, before_article_id, after_article_id, state) values ($1, $2, $3, $4, $5, $6, $7, 0)
        on conflict (actor, target, at, after) do nothing
        """;

    private const string UpdateShift =
        "update shift set at = $2, before = $3, after = $4, before_article_id = $5, after_article_id = $6 where id = $1 and state = 0";

    public async Task WriteAsync(IReadOnlyCollection<Pair> pairs, IReadOnlyList<PairEvidence> evidence, CancellationToken cancellationToken)
    {
        var known = await KnownShiftsAsync(pairs, cancellationToken);
        var byPair = evidence.ToDictionary(entry => entry.Pair, entry => entry.Testimonies);
        var spans = pairs.Select(pair => (Pair: pair, Spans: PositionModel.Of(
            byPair.GetValueOrDefault(pair, []), known[pair].Select(shift => shift.Ruling).OfType<Ruling>()))).ToList();
        await DeleteAsync(pairs, cancellationToken);
        await InsertAsync(spans, cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (pair, ofPair) in spans)
        {
            AddShifts(batch, pair, ShiftPlan.Of(ShiftDraft.Of(ofPair), [.. known[pair]]));
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static void AddShifts(NpgsqlBatch batch, Pair pair, ShiftPlan plan)
    {
        if (plan.Gone.Count > 0)
        {
            batch.BatchCommands.Add(Columns.Command("delete from shift where id = any($1) and state = 0", plan.Gone.ToArray()));
        }

        foreach (var (id, draft) in plan.Changed)
        {
            batch.BatchCommands.Add(Columns.Command(UpdateShift, [id, .. Values(draft)]));
        }

        foreach (var draft in plan.Added)
        {
            batch.BatchCommands.Add(Columns.Command(InsertShift, [pair.Actor, pair.Target, .. Values(draft)]));
        }
    }

    private static object?[] Values(ShiftDraft draft) =>
        [draft.At.ToUniversalTime(), (short?)draft.Before, (short)draft.After, draft.BeforeArticleId, draft.AfterArticleId];

    private async Task<ILookup<Pair, KnownShift>> KnownShiftsAsync(IReadOnlyCollection<Pair> pairs, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Of(pairs, """
            select shift.id, shift.actor, shift.target, at, before, after, before_article_id, after_article_id, state
            from shift join unnest($1::text[], $2::text[]) as pair (actor, target) on pair.actor = shift.actor and pair.target = shift.target
            """));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var known = new List<(Pair Pair, KnownShift Shift)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var before = await reader.IsDBNullAsync(4, cancellationToken) ? (Stance?)null : (Stance)reader.GetInt16(4);
            known.Add((new Pair(reader.GetString(1), reader.GetString(2)), new KnownShift(
                reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(3), before, (Stance)reader.GetInt16(5), (ShiftState)reader.GetInt16(8))
            {
                BeforeArticleId = await reader.IsDBNullAsync(6, cancellationToken) ? null : reader.GetInt64(6),
                AfterArticleId = reader.GetInt64(7),
            }));
        }

        return known.ToLookup(entry => entry.Pair, entry => entry.Shift);
    }

    private async Task DeleteAsync(IReadOnlyCollection<Pair> pairs, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Of(pairs, """
            delete from position using unnest($1::text[], $2::text[]) as pair (actor, target)
            where pair.actor = position.actor and pair.target = position.target
            """));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand Of(IReadOnlyCollection<Pair> pairs, string sql) =>
        Columns.Command(sql, pairs.Select(pair => pair.Actor).ToArray(), pairs.Select(pair => pair.Target).ToArray());

    private async Task InsertAsync(IEnumerable<(Pair Pair, IReadOnlyList<PositionSpan> Spans)> spans, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(InsertPositions, cancellationToken);
        foreach (var (pair, span) in spans.SelectMany(entry => entry.Spans.Select(span => (entry.Pair, span))))
        {
            await copy.WriteRowAsync(cancellationToken, Row(pair, span));
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static object?[] Row(Pair pair, PositionSpan span) =>
    [
        pair.Actor, pair.Target, span.From.ToUniversalTime(), span.To?.ToUniversalTime(), (short)span.Stance, span.DecidingArticleId,
        span.StoryDays.Count, span.OutletDays.Count, span.CountryDays.Count,
        span.StoryDays.ToArray(), span.OutletDays.ToArray(), span.CountryDays.ToArray(), span.Official, span.SetApart, span.Copies,
        span.ByAnalyst, (float)span.Weight, (short?)span.RunnerUp, (float)span.RunnerUpWeight,
    ];
}
