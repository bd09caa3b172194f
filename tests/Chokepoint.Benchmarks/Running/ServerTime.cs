using System.Globalization;

namespace Chokepoint.Benchmarks.Running;

/// <summary>Processor time of a PostgreSQL server: what the clock would show on a machine of its own, divided by its cores.</summary>
internal static class ServerTime
{
    private const double TicksPerSecond = 100;

    /// <summary>Of all its processes so far, those that ended included; zero where the system does not tell.</summary>
    public static TimeSpan Of(string dataRoot)
    {
        var file = Path.Combine(dataRoot, "cluster", "data", "postmaster.pid");
        if (!OperatingSystem.IsLinux() || !File.Exists(file))
        {
            return TimeSpan.Zero;
        }

        var server = File.ReadLines(file).First().Trim();
        var ticks = Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
            .Sum(folder => TicksOf(folder, server));
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    // proc(5): behind the name in brackets come state, parent, ...; user and system time are fields 14 to 17 with those of ended children.
    private static long TicksOf(string folder, string server)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var (own, isServer) = (fields[11..13], Path.GetFileName(folder) == server);
            return isServer || fields[1] == server
                ? own.Concat(isServer ? fields[13..15] : []).Sum(field => long.Parse(field, CultureInfo.InvariantCulture))
                : 0;
        }
        catch (IOException)
        {
            return 0; // It ended meanwhile.
        }
    }
}
