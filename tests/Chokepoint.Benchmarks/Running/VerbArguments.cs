using System.Globalization;

namespace Chokepoint.Benchmarks.Running;

/// <summary>Bad usage: the message says which option and what it takes.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>The options of one run and where its results go.</summary>
internal sealed class VerbArguments
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    private VerbArguments(bool json) => Report = new Report(Console.Out, json);

    public Report Report { get; }

    /// <summary>Every option has a value, but for the flag `--json`.</summary>
    public static VerbArguments Parse(Verb verb, IReadOnlyList<string> arguments)
    {
        var parsed = new VerbArguments(arguments.Contains("--json"));
        for (var index = 0; index < arguments.Count; index++)
        {
            if (arguments[index] == "--json")
            {
                continue;
            }

            var name = arguments[index].StartsWith("--", StringComparison.Ordinal) ? arguments[index][2..] : "";
            if (!verb.Options.Contains(name))
            {
                throw new UsageException($"{verb.Name} has no option \"{arguments[index]}\". {verb.Usage}");
            }

            parsed.values[name] = ++index < arguments.Count ? arguments[index] : throw new UsageException($"--{name} needs a value. {verb.Usage}");
        }

        return parsed;
    }

    public string Text(string name, string usual) => values.GetValueOrDefault(name, usual);

    public string? Text(string name) => values.GetValueOrDefault(name);

    public int Number(string name, int usual, int least = 1)
    {
        if (!values.TryGetValue(name, out var text))
        {
            return usual;
        }

        return int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new UsageException($"--{name} is a number from {least} up, not \"{text}\".");
    }

    /// <summary>Several numbers with commas between.</summary>
    public int[] Numbers(string name, params int[] usual)
    {
        if (!values.TryGetValue(name, out var text))
        {
            return usual;
        }

        return [.. text.Split(',').Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new UsageException($"--{name} holds numbers with commas between, not \"{text}\"."))];
    }
}
