using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Positions;

/// <summary>A shift with the sentences before and after it.</summary>
public sealed record ShiftRow(long Id, Pair Pair, DateTimeOffset At, Stance? Before, Stance After)
{
    /// <summary>True where an act only strengthened the position.</summary>
    public bool IsStep => Before == After;

    public ShiftState State { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public long? BeforeArticleId { get; init; }
    public long AfterArticleId { get; init; }
    public EvidenceLine? BeforeEvidence { get; init; }
    public EvidenceLine? AfterEvidence { get; init; }
}

/// <summary>Which shifts; the filter's stance is the one after, its dates are the shift's, all else is asked of the deciding article.</summary>
public sealed record ShiftQuery(ArticleFilter Filter)
{
    /// <summary>Null: all that are not dismissed.</summary>
    public ShiftState? State { get; init; }

    /// <summary>An actor or target, either of which will do; for profiles.</summary>
    public string? About { get; init; }

    /// <summary>Without acts that only strengthened a position.</summary>
    public bool TurnsOnly { get; init; }

    /// <summary>Only of these; null for any.</summary>
    public IReadOnlyList<long>? Ids { get; init; }

    public Cursor? After { get; init; }
    public int Size { get; init; } = 50;
}

public sealed record ShiftPage(IReadOnlyList<ShiftRow> Rows, Cursor? Next);

/// <summary>Reads shifts, newest first.</summary>
public sealed class ShiftReader(ReadDatabase database, EntityNumbering numbering, SourceNames names, StanceEvidence evidence)
{
    public async Task<ShiftPage> PageAsync(ShiftQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var planner = new FilterPlanner(
            await numbering.GetAsync(cancellationToken),
            await names.CoveringAsync(query.Filter.Sources.Include.Concat(query.Filter.Sources.Exclude), cancellationToken));
        var (sql, text) = ShiftSql.Of(query, planner);
        var found = await ReadAsync(sql.Command(text), cancellationToken);
        var rows = await WithEvidenceAsync([.. found.Take(query.Size)], cancellationToken);
        return new ShiftPage(rows, found.Count > query.Size ? new Cursor(rows[^1].At, rows[^1].Id) : null);
    }

    public async Task<ShiftRow?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(Columns.Command(ShiftSql.Select + " where id = $1", id), cancellationToken);
        return (await WithEvidenceAsync(found, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Shifts found after this one, of things that happened since then: what alerts announce, oldest first.</summary>
    public async Task<IReadOnlyList<ShiftRow>> NewAsync(long afterId, DateTimeOffset since, CancellationToken cancellationToken) =>
        await WithEvidenceAsync(
            await ReadAsync(Columns.Command(
                ShiftSql.Select + $" where id > $1 and at >= $2 and before is distinct from after and state <> {(short)ShiftState.Dismissed} order by id limit 200",
                afterId, since.ToUniversalTime()), cancellationToken),
            cancellationToken);

    /// <summary>The highest number given so far.</summary>
    public async Task<long> LastIdAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("select coalesce(max(id), 0) from shift");
        return await command.ExecuteScalarAsync(cancellationToken) is long id ? id : 0;
    }

    private async Task<List<ShiftRow>> ReadAsync(NpgsqlBatchCommand command, CancellationToken cancellationToken)
    {
        await using var batch = database.Source.CreateBatch();
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = new List<ShiftRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(Read(reader));
        }

        return rows;
    }

    private static ShiftRow Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), new Pair(reader.GetString(1), reader.GetString(2)), reader.GetFieldValue<DateTimeOffset>(3),
        reader.IsDBNull(4) ? null : (Stance)reader.GetInt16(4), (Stance)reader.GetInt16(5))
    {
        BeforeArticleId = reader.IsDBNull(6) ? null : reader.GetInt64(6),
        AfterArticleId = reader.GetInt64(7),
        State = (ShiftState)reader.GetInt16(8),
        DecidedBy = reader.IsDBNull(9) ? null : reader.GetString(9),
        DecidedAt = reader.IsDBNull(10) ? null : reader.GetFieldValue<DateTimeOffset>(10),
    };

    private async Task<IReadOnlyList<ShiftRow>> WithEvidenceAsync(List<ShiftRow> rows, CancellationToken cancellationToken)
    {
        var lines = await evidence.ReadAsync(
            [.. rows.Select(row => (row.AfterArticleId, row.Pair)), .. rows.Where(row => row.BeforeArticleId is not null).Select(row => (row.BeforeArticleId ?? 0, row.Pair))],
            cancellationToken);
        return
        [
            .. rows.Select(row => row with
            {
                AfterEvidence = lines.GetValueOrDefault((row.AfterArticleId, row.Pair)),
                BeforeEvidence = row.BeforeArticleId is { } before ? lines.GetValueOrDefault((before, row.Pair)) : null,
            }),
        ];
    }
}
