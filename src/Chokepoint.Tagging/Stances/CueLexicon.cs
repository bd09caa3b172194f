using System.Collections.Frozen;

namespace Chokepoint.Tagging.Stances;

/// <summary>The cue lexicon, by written form. Read once from the embedded cues.tsv.</summary>
internal sealed class CueLexicon
{
    private static readonly Lazy<CueLexicon> Embedded = new(LoadEmbedded);

    private readonly FrozenDictionary<string, CueEntry[]> entries;
    private readonly FrozenDictionary<string, CueEntry[]>.AlternateLookup<ReadOnlySpan<char>> spans;

    public CueLexicon(IEnumerable<CueEntry> all)
    {
        entries = Merge(all).SelectMany(entry => Forms(entry).Distinct().Select(form => (form, entry)))
            .GroupBy(pair => pair.form, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.Select(pair => pair.entry).OrderByDescending(entry => entry.Rest.Length).ToArray(),
                StringComparer.OrdinalIgnoreCase);
        spans = entries.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static CueLexicon Default => Embedded.Value;

    /// <summary>Entries whose first word may be this one, longest pattern first.</summary>
    public ReadOnlySpan<CueEntry> Starting(ReadOnlySpan<char> word) => spans.TryGetValue(word, out var found) ? found : [];

    /// <summary>A form that only a verb with a subject before it has: "bans" may be a noun, "tightens" and "froze" may not.</summary>
    public bool IsFinite(ReadOnlySpan<char> word)
    {
        var isVerb = false;
        foreach (var entry in Starting(word))
        {
            if (entry.Part == CuePart.Noun)
            {
                return false;
            }
            isVerb |= entry.Part == CuePart.Verb && !word.EndsWith("ing", StringComparison.Ordinal) && !word.Equals(entry.Lemma, StringComparison.Ordinal);
        }
        return isVerb;
    }

    /// <summary>Each line: patterns (comma separated), part of speech, own stance, stance when negated, effect, slots.</summary>
    public static IEnumerable<CueEntry> Parse(TextReader reader)
    {
        var group = 0;
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var cells = line.Split('\t');
            if (cells.Length != 6)
            {
                throw new FormatException($"cues.tsv: expected 6 columns, found {cells.Length}: {line}");
            }

            group++;
            foreach (var pattern in cells[0].Split(", "))
            {
                yield return new(pattern, ToPart(cells[1]), ToStance(cells[2]), ToStance(cells[3]), ToEffect(cells[4]), cells[5].Split(' ')) { Group = group };
            }
        }
    }

    // One pattern may stand in several groups: its own stance in one, what it does to others in another.
    private static IEnumerable<CueEntry> Merge(IEnumerable<CueEntry> all) =>
        all.GroupBy(entry => (entry.Pattern, entry.Part)).Select(group => group.First() with
        {
            Own = group.Select(entry => entry.Own).FirstOrDefault(stance => stance is not null),
            Negated = group.Select(entry => entry.Negated).FirstOrDefault(stance => stance is not null),
            Effect = group.Select(entry => entry.Effect).FirstOrDefault(effect => effect != CueEffect.None),
            Slots = [.. group.SelectMany(entry => entry.Slots).Distinct()],
        });

    internal static CuePart ToPart(string cell) => cell switch
    {
        "v" => CuePart.Verb,
        "n" => CuePart.Noun,
        "a" => CuePart.Adjective,
        _ => throw new FormatException($"cues.tsv: unknown part of speech: {cell}"),
    };

    private static Stance? ToStance(string cell) => cell switch
    {
        "R" => Stance.Restrictive,
        "C" => Stance.Cautious,
        "N" => Stance.Neutral,
        "S" => Stance.Supportive,
        "-" => null,
        _ => throw new FormatException($"cues.tsv: unknown stance: {cell}"),
    };

    private static CueEffect ToEffect(string cell) => cell == "-" ? CueEffect.None : Enum.Parse<CueEffect>(cell, ignoreCase: true);

    private static IEnumerable<string> Forms(CueEntry entry)
    {
        return entry.Part switch
        {
            CuePart.Verb => Inflection.Verb(entry.Lemma),
            CuePart.Noun => Inflection.Noun(entry.Lemma),
            _ => [entry.Lemma],
        };
    }

    private static CueLexicon LoadEmbedded()
    {
        using var stream = typeof(CueLexicon).Assembly.GetManifestResourceStream("cues.tsv")
            ?? throw new InvalidOperationException("The resource cues.tsv is missing.");
        using var reader = new StreamReader(stream);
        return new(Parse(reader));
    }
}
