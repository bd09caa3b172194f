using Chokepoint.Data.Articles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chokepoint.Data.Embedded;

public static class DatabaseHosting
{
    /// <summary>
    /// Gives the host its database, stores and queries. Call it before anything else adds hosted services: they stop in
    /// reverse order, and the database has to stop last. Migrations are the caller's: <see cref="DatabaseMigrator"/>.
    /// </summary>
    /// <param name="builder">The host; its configuration may name a server and a read replica ("ChokepointRead").</param>
    /// <param name="logger">The host's own logging does not exist yet.</param>
    /// <returns>The database; <see cref="EmbeddedDatabase.IsEmbedded"/> tells whether this process does everything.</returns>
    /// <exception cref="EmbeddedPostgresException">No database is to be had; the message says what to do.</exception>
    public static async Task<EmbeddedDatabase> AddChokepointDatabaseAsync(this IHostApplicationBuilder builder, ILogger logger)
    {
        var signals = new StartupSignals();
        var database = await OpenAsync(builder, logger, signals);
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(signals);
        builder.Services.AddHostedService<DatabaseStopper>();
        builder.Services.AddHostedService<ChangePruner>();
        var replica = builder.Configuration["ConnectionStrings:ChokepointRead"];
        builder.Services.AddChokepointData(database.ConnectionString, string.IsNullOrWhiteSpace(replica) ? null : replica);
        return database;
    }

    private static async Task<EmbeddedDatabase> OpenAsync(IHostApplicationBuilder builder, ILogger logger, StartupSignals signals)
    {
        try
        {
            return await EmbeddedDatabase.OpenAsync(builder.Configuration, logger);
        }
        catch
        {
            signals.Dispose();
            throw;
        }
    }
}
