namespace Chokepoint.Benchmarks.Running;

internal static class VerbRun
{
    /// <summary>Exit code 2 on bad usage, else what the verb answers.</summary>
    public static async Task<int> StartAsync(string[] arguments, IReadOnlyList<Verb> verbs)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };
        var verb = verbs.FirstOrDefault(verb => arguments.Length > 0 && verb.Name == arguments[0]);
        if (verb is null)
        {
            await Console.Error.WriteLineAsync("Benchmarks; --json prints one line a result.\n"
                + string.Join('\n', verbs.Select(known => $"  {known.Name,-12}{known.Usage}")));
            return 2;
        }

        try
        {
            return await verb.RunAsync(VerbArguments.Parse(verb, arguments[1..]), stop.Token);
        }
        catch (UsageException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return 1;
        }
    }
}
