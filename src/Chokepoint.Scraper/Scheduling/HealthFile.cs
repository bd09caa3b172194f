using System.Globalization;

namespace Chokepoint.Scraper.Scheduling;

/// <summary>The sign of life that `Chokepoint.Scraper health` reads, as a container's health check does.</summary>
internal static class HealthFile
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    public static string DefaultPath { get; } = Path.Combine(Path.GetTempPath(), "chokepoint-scraper.alive");

    public static void Write(string path, DateTimeOffset now) => File.WriteAllText(path, now.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>0 while the clock ticks, else 1 and a message that says why.</summary>
    public static int Check(string path, TimeSpan tick, TimeProvider time, TextWriter errors)
    {
        var text = File.Exists(path) ? File.ReadAllText(path) : null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var last))
        {
            errors.WriteLine($"No sign of life in {path}: the scraper has not started, or Scraper:HealthFile differs.");
            return 1;
        }

        var age = time.GetUtcNow() - last;
        if (age < Fresh + tick)
        {
            return 0;
        }

        errors.WriteLine($"The scraper's clock stopped {age.TotalSeconds:0} s ago.");
        return 1;
    }
}
