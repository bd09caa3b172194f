using System.CommandLine;
using Chokepoint.Cli.Database;
using Chokepoint.Data.Positions;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Cli.Positions;

/// <summary>`chokepoint positions`: weighs every position again.</summary>
internal static class PositionsCommand
{
    public static Command Create()
    {
        var command = new Command("positions", "Weigh all positions and shifts again from the stored stances; what analysts decided stays.");
        command.SetAction((result, cancellationToken) => DatabaseSession.RunAsync(result, async services =>
        {
            var pairs = await services.GetRequiredService<PositionKeeper>().RecomputeAsync(cancellationToken);
            await result.InvocationConfiguration.Output.WriteLineAsync($"{pairs} pairs of actor and target weighed.");
            return 0;
        }));
        return command;
    }
}
