using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>What a class of meaning does to what stands below it.</summary>
internal enum MeaningKind
{
    None,
    Harm,
    Doubt,
    Neutral,
    Favour,
    Turn,
    Plan,
    Press,
    Keep,
    Say,
    Meet,
    Other,
}

/// <summary>
/// What words mean, by class: wider than the cues, since it decides nothing and is only looked at. Read once from the embedded meanings.tsv.
/// </summary>
internal sealed class Meanings
{
    private const string File = "meanings.tsv";
    private const int Columns = 4;

    private static readonly Lazy<Meanings> Embedded = new(() => new(TsvReader.Read(File, Columns)));
    private readonly CueLexicon lexicon;
    private readonly List<MeaningKind> kinds = [MeaningKind.None];

    // Each line: class, its kind, part of speech, patterns (comma separated).
    private Meanings(IEnumerable<TsvRow> rows)
    {
        var (names, entries) = (new List<string> { "" }, new List<CueEntry>());
        foreach (var row in rows)
        {
            if (!names.Contains(row[0]))
            {
                names.Add(row[0]);
                kinds.Add(Enum.TryParse<MeaningKind>(row[1], ignoreCase: true, out var kind) ? kind : throw row.Wrong($"'{row[1]}' is no kind of meaning"));
            }
            var (part, group) = (CueLexicon.ToPart(row[2]), names.IndexOf(row[0]));
            entries.AddRange(row[3].Split(", ").Select(pattern => new CueEntry(pattern, part, null, null, CueEffect.None, []) { Group = group }));
        }
        lexicon = new(entries);
    }

    public static Meanings Default => Embedded.Value;

    /// <inheritdoc cref="CueLexicon.IsFinite"/>
    public bool IsFinite(ReadOnlySpan<char> word) => lexicon.IsFinite(word);

    /// <summary>The class of each word, 0 for none.</summary>
    public uint[] Of(SentenceTree tree)
    {
        var classes = new uint[tree.Count];
        foreach (var found in CueFinder.Find(tree, lexicon))
        {
            if (found is { } meaning)
            {
                classes[meaning.Word] = (uint)meaning.Entry.Group;
            }
        }
        return classes;
    }

    public MeaningKind KindOf(uint number) => kinds[(int)number];
}
