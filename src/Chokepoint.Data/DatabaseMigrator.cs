using System.Diagnostics.CodeAnalysis;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging.Gazetteer;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Chokepoint.Data;

/// <summary>Brings the schema up to date; any number of processes may call it at the same time.</summary>
public sealed class DatabaseMigrator(IDbContextFactory<ChokepointContext> contexts, NpgsqlDataSource database, EntityNumbering numbering)
{
    // "CHOKEPNT" in ASCII: a number that no other application of the same server takes by chance.
    private const long Lock = 0x43484F4B45504E54;

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await LockAsync(connection, "pg_advisory_lock", cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
            await numbering.FillAsync(EntityCatalogue.Default, cancellationToken);
        }
        finally
        {
            await LockAsync(connection, "pg_advisory_unlock", CancellationToken.None);
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The function is one of two constants.")]
    private static async Task LockAsync(NpgsqlConnection connection, string function, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select {function}($1)", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = Lock });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
