using Npgsql;

namespace Chokepoint.Data.Embedded;

/// <summary>The databases of the server.</summary>
public sealed partial class EmbeddedPostgres
{
    /// <summary>Makes the database if it is not there and returns its connection string.</summary>
    public async Task<string> EnsureDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        await using var connection = new NpgsqlConnection(control.ConnectionString("postgres", pooling: false));
        await connection.OpenAsync(cancellationToken);
        await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection)
        {
            Parameters = { new() { Value = name } },
        };
        if (await find.ExecuteScalarAsync(cancellationToken) is null)
        {
            try
            {
                await ExecuteAsync(connection, $"create database {Quote(name)}", cancellationToken);
            }
            catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase
                or PostgresErrorCodes.UniqueViolation)
            {
                // another process was first
            }
        }

        return ConnectionString(name);
    }

    /// <summary>Copies a database that nobody is connected to: the cheap way to give each test class its own.</summary>
    internal async Task<string> CloneDatabaseAsync(string template, string name, CancellationToken cancellationToken = default)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, $"create database {Quote(name)} template {Quote(template)} strategy file_copy", cancellationToken);
        return ConnectionString(name);
    }

    private static string Quote(string identifier)
    {
        using var builder = new NpgsqlCommandBuilder();
        return builder.QuoteIdentifier(identifier);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string quotedSql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0; // making a database writes it all to disk, however busy that is
#pragma warning disable CA2100 // names of databases cannot be parameters; they are quoted
        command.CommandText = quotedSql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
