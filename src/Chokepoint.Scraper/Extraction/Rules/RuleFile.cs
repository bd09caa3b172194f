namespace Chokepoint.Scraper.Extraction.Rules;

/// <summary>Rules are data: tab-separated lines embedded in the assembly; lines that begin with # explain.</summary>
internal static class RuleFile
{
    public static IReadOnlyList<string[]> Read(string name)
    {
        using var stream = typeof(RuleFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The embedded rule file {name} is missing from the build.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                rows.Add(line.Split('\t'));
            }
        }

        return rows;
    }
}
