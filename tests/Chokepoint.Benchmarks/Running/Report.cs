using System.Globalization;
using System.Text.Json;

namespace Chokepoint.Benchmarks.Running;

/// <summary>Results: as JSON Lines for machines, or as lines of `name value` for people. Remarks go to stderr.</summary>
internal sealed class Report(TextWriter output, bool json)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public bool Json => json;

    /// <summary>One result; the pairs stand in the order given.</summary>
    public void Line(params IEnumerable<(string Name, object? Value)> values)
    {
        output.WriteLine(json
            ? "{" + string.Join(',', values.Select(pair => $"{JsonSerializer.Serialize(pair.Name)}:{JsonSerializer.Serialize(pair.Value, Web)}")) + "}"
            : string.Join("  ", values.Select(pair => $"{pair.Name} {Plain(pair.Value)}")));
        output.Flush();
    }

    public static void Remark(string text) => Console.Error.WriteLine(text);

    private static string Plain(object? value) => value switch
    {
        null => "-",
        double number => number.ToString(number < 10 ? "0.00" : "#,0", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "-",
    };
}
