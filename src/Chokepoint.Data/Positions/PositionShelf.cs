using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Positions;

/// <summary>Holds the book of positions: read once, then read again behind the reader's back when it is some seconds old.</summary>
public sealed class PositionShelf(ReadDatabase database, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private const string Rows = """
        select actor, target, from_at, to_at, stance, deciding_article_id, story_days, outlet_days, country_days, official, set_apart, copies,
            by_analyst, weight, runner_up, runner_up_weight,
            lag(stance) over pair, lag(deciding_article_id) over pair
        from position window pair as (partition by actor, target order by from_at)
        """;

    private readonly Lock gate = new();
    private (PositionBook Book, DateTimeOffset ReadAt)? current;
    private Task<PositionBook>? reading;

    public async ValueTask<PositionBook> GetAsync(CancellationToken cancellationToken)
    {
        if (current is not { } known)
        {
            return await Reading().WaitAsync(cancellationToken);
        }

        // An empty book fills within moments of the first start: worth waiting for.
        var old = time.GetUtcNow() - known.ReadAt > Fresh;
        return known.Book.All.Count == 0 || (old && time.GetUtcNow() - known.ReadAt > 30 * Fresh)
            ? await Reading().WaitAsync(cancellationToken)
            : Later(old, known.Book);
    }

    /// <summary>Reads now, because this reader changed something.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken) => Keep(await ReadAsync(cancellationToken));

    private PositionBook Later(bool old, PositionBook book)
    {
        if (old)
        {
            // Its fault is the next reader's, who gets the old book and tries again.
            _ = Reading().ContinueWith(static task => _ = task.Exception, TaskScheduler.Default);
        }

        return book;
    }

    private Task<PositionBook> Reading()
    {
        lock (gate)
        {
            return reading is { IsCompleted: false } ? reading : reading = KeepAsync();
        }
    }

    private async Task<PositionBook> KeepAsync() => Keep(await ReadAsync(CancellationToken.None));

    private PositionBook Keep(PositionBook book)
    {
        current = (book, time.GetUtcNow());
        return book;
    }

    private async Task<PositionBook> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(Rows);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<PositionEntry>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(new PositionEntry(new Pair(Shared(names, reader.GetString(0)), Shared(names, reader.GetString(1))), Span(reader)));
        }

        return new PositionBook(entries);
    }

    private static PositionSpan Span(NpgsqlDataReader reader) => new((Stance)reader.GetInt16(4), reader.GetFieldValue<DateTimeOffset>(2))
    {
        To = reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3),
        DecidingArticleId = reader.GetInt64(5),
        StoryDays = reader.GetFieldValue<int[]>(6),
        OutletDays = reader.GetFieldValue<int[]>(7),
        CountryDays = reader.GetFieldValue<int[]>(8),
        Official = reader.GetInt32(9),
        SetApart = reader.GetInt32(10),
        Copies = reader.GetInt32(11),
        ByAnalyst = reader.GetBoolean(12),
        Weight = reader.GetFloat(13),
        RunnerUp = reader.IsDBNull(14) ? null : (Stance)reader.GetInt16(14),
        RunnerUpWeight = reader.GetFloat(15),
        Before = reader.IsDBNull(16) ? null : (Stance)reader.GetInt16(16),
        BeforeArticleId = reader.IsDBNull(17) ? null : reader.GetInt64(17),
    };

    private static string Shared(Dictionary<string, string> names, string name) => names.TryGetValue(name, out var known) ? known : names[name] = name;
}
