using System.Globalization;
using Chokepoint.Data.Export;
using Chokepoint.Data.Positions;
using Chokepoint.Data.Views;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Chokepoint.Scraper.Alerts;

/// <summary>Up to which shift each channel was told, and when; among all processes one has the turn of a channel.</summary>
internal sealed class AlertLedger(NpgsqlDataSource database, Settings settings, ShiftReader shifts, IOptions<AlertOptions> options, FilterParsing filters)
{
    public required TimeProvider Time { get; init; }

    /// <summary>Null where nothing is due, or another process is at it.</summary>
    public async Task<AlertTurn?> TurnAsync(AlertChannel channel, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended($1, 0))", connection);
            command.Parameters.Add(new() { Value = "alert:" + channel.Key });
            if (await command.ExecuteScalarAsync(cancellationToken) is true && await DueAsync(channel, connection, cancellationToken) is { } turn)
            {
                return turn;
            }
        }
        catch
        {
            await AlertTurn.ReleaseAsync(connection);
            throw;
        }

        await AlertTurn.ReleaseAsync(connection);
        return null;
    }

    private async Task<AlertTurn?> DueAsync(AlertChannel channel, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var key = "alert:" + channel.Key;
        if (Read(await settings.GetAsync(key, cancellationToken)) is not { } told)
        {
            // A new channel hears of what comes, not of what was.
            await settings.SetAsync(key, Write(await shifts.LastIdAsync(cancellationToken), Time.GetUtcNow()), cancellationToken);
            return null;
        }

        if (Time.GetUtcNow() - told.At < channel.Every)
        {
            return null;
        }

        var fresh = await shifts.NewAsync(told.Id, Time.GetUtcNow() - options.Value.MaximumAge, cancellationToken);
        return fresh.Count == 0 ? null : new AlertTurn(connection, await WantedAsync(channel, fresh, cancellationToken))
        {
            Told = (id, cancel) => settings.SetAsync(key, Write(id, Time.GetUtcNow()), cancel),
            Last = fresh[^1].Id,
        };
    }

    private async Task<IReadOnlyList<ShiftRow>> WantedAsync(AlertChannel channel, IReadOnlyList<ShiftRow> fresh, CancellationToken cancellationToken)
    {
        if (channel.Query.Length == 0)
        {
            return fresh;
        }

        var asked = await filters.ParseAsync(FilterParsing.Split(channel.Query), PageKeys.All, cancellationToken);
        if (asked.Problems.Count > 0)
        {
            // Without the part that is not understood the filter would let everything through.
            throw new AlertRefusedException("its filter is not understood: " + asked.Problems[0].Message);
        }

        var page = await shifts.PageAsync(new ShiftQuery(asked.Filter) { Ids = [.. fresh.Select(shift => shift.Id)], Size = fresh.Count }, cancellationToken);
        var wanted = page.Rows.Select(shift => shift.Id).ToHashSet();
        return [.. fresh.Where(shift => wanted.Contains(shift.Id))];
    }

    private static string Write(long id, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{id}@{at.UtcTicks}");

    private static (long Id, DateTimeOffset At)? Read(string? text) =>
        text?.Split('@') is [var id, var ticks] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? (number, new DateTimeOffset(at, TimeSpan.Zero))
            : null;
}

/// <summary>The right to tell one channel, for as long as it is held.</summary>
internal sealed class AlertTurn(NpgsqlConnection connection, IReadOnlyList<ShiftRow> shifts) : IAsyncDisposable
{
    public IReadOnlyList<ShiftRow> Shifts => shifts;

    public required Func<long, CancellationToken, Task> Told { get; init; }

    /// <summary>The last shift looked at, wanted or not.</summary>
    public required long Last { get; init; }

    public Task DeliveredAsync(long id, CancellationToken cancellationToken) => Told(id, cancellationToken);

    public Task DoneAsync(CancellationToken cancellationToken) => Told(Last, cancellationToken);

    public ValueTask DisposeAsync() => ReleaseAsync(connection);

    // A pooled connection keeps its locks: they go by hand.
    internal static async ValueTask ReleaseAsync(NpgsqlConnection connection)
    {
        await using (connection)
        {
            await using var command = new NpgsqlCommand("select pg_advisory_unlock_all()", connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }
}
