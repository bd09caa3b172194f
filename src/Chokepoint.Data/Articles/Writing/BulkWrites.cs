using Npgsql;

namespace Chokepoint.Data.Articles.Writing;

/// <summary>Settings for a transaction that writes many articles.</summary>
internal static class BulkWrites
{
    /// <summary>So many articles are many.</summary>
    public const int Many = 20;

    // The index of search vectors takes entries in bulk: each of its lists is opened once for thousands of articles. Whoever writes with a
    // lower limit would empty what the others have gathered.
    private const string Settings = "select set_config('gin_pending_list_limit', '64MB', true), set_config('work_mem', '64MB', true)";

    public static NpgsqlBatchCommand Command => new(Settings);

    /// <summary>Within the transaction of the connection.</summary>
    public static async Task BeginAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Settings, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
