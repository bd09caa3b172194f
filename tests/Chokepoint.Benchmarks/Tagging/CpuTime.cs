namespace Chokepoint.Benchmarks.Tagging;

/// <summary>Seconds of CPU that this process takes, so that other work on the machine counts less.</summary>
internal static class CpuTime
{
    public static double Best(Action action, int rounds = 3)
    {
        var best = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var start = Environment.CpuUsage.TotalTime;
            action();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
        }

        return Math.Max(best, 1e-6);
    }
}
