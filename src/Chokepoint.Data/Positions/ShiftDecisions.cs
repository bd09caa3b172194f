using Npgsql;

namespace Chokepoint.Data.Positions;

/// <summary>An analyst confirms or dismisses a shift; the pair is weighed again with that word.</summary>
public sealed class ShiftDecisions(NpgsqlDataSource database, PositionKeeper keeper, PositionShelf shelf, TimeProvider time)
{
    /// <summary>False where there is no such shift. <see cref="ShiftState.Found"/> takes a decision back.</summary>
    public async Task<bool> DecideAsync(long id, ShiftState state, string by, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            update shift set state = $2, decided_by = case when $2 = 0 then null else $3 end, decided_at = case when $2 = 0 then null else $4 end
            where id = $1 returning actor, target
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = (short)state });
        command.Parameters.Add(new() { Value = by });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        Pair pair;
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return false;
            }

            pair = new Pair(reader.GetString(0), reader.GetString(1));
        }

        await keeper.RecomputeAsync(pair, cancellationToken);
        await shelf.RefreshAsync(cancellationToken);
        return true;
    }
}
