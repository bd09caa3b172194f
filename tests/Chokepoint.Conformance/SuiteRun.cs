using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chokepoint.Conformance;

/// <summary>Reads a suite, asks the area for an answer to each case, writes one line an answer.</summary>
internal static class SuiteRun
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static int Start(string[] args, IReadOnlyDictionary<string, Func<SuiteCase, object>> areas)
    {
        var cases = Option(args, "--cases");
        var output = Option(args, "--out");
        if (args.Length == 0 || cases is null || output is null || !areas.TryGetValue(args[0], out var answer))
        {
            Console.Error.WriteLine($"usage: {string.Join('|', areas.Keys)} --cases FILE --out FILE");
            return 2;
        }

        using var suite = JsonDocument.Parse(File.ReadAllBytes(cases));
        var folder = Path.GetDirectoryName(Path.GetFullPath(cases)) ?? ".";
        using var writer = new StreamWriter(output);
        foreach (var json in suite.RootElement.GetProperty("cases").EnumerateArray())
        {
            writer.WriteLine(Line(new SuiteCase(json, folder), answer));
        }

        return 0;
    }

    // A case that throws is a wrong answer of that case, not the end of the run.
    private static string Line(SuiteCase @case, Func<SuiteCase, object> answer)
    {
        try
        {
            return JsonSerializer.Serialize(answer(@case), Options);
        }
        catch (Exception exception)
        {
            return JsonSerializer.Serialize(new { @case.Id, Crash = exception.ToString() }, Options);
        }
    }

    private static string? Option(string[] args, string name)
    {
        var index = Array.IndexOf(args, name);
        return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
    }
}
