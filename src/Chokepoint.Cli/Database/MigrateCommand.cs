using System.CommandLine;
using Chokepoint.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Cli.Database;

/// <summary>`chokepoint migrate`: makes the database if it is not there and brings its schema up to date.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database up to date; safe to run at any time, by any number of processes.");
        command.SetAction((result, cancellationToken) => DatabaseSession.RunAsync(result, async services =>
        {
            await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
            await result.InvocationConfiguration.Output.WriteLineAsync("The database is up to date.");
            return 0;
        }));
        return command;
    }
}
