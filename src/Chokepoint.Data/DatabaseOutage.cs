using System.Net.Sockets;
using Npgsql;

namespace Chokepoint.Data;

/// <summary>A restart of PostgreSQL takes seconds; the work of minutes is not thrown away for it.</summary>
public static class DatabaseOutage
{
    private const int Tries = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>True where the same statement may work in a moment, because the server is starting, stopping or out of reach.</summary>
    public static bool IsAway(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException or IOException or TimeoutException
                || cause is PostgresException { SqlState: "57P01" or "57P02" or "57P03" } or NpgsqlException { IsTransient: true })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Runs work that may be run twice, and again while the database is away, for about a minute.</summary>
    public static async Task<T> PatientlyAsync<T>(
        Func<Task<T>> work, TimeProvider time, Action<Exception>? waiting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await work();
            }
            catch (Exception exception) when (tries < Tries && !cancellationToken.IsCancellationRequested && IsAway(exception))
            {
                waiting?.Invoke(exception);
                await Task.Delay(FirstPause * Math.Pow(2, tries - 1), time, cancellationToken);
            }
        }
    }
}
