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
    private static readonly Lazy<Meanings> Embedded = new(LoadEmbedded);
    private readonly CueLexicon lexicon;
    private readonly MeaningKind[] kinds;

    private Meanings(List<CueEntry> entries, List<MeaningKind> kinds)
    {
        (lexicon, this.kinds) = (new(entries), [.. kinds]);
    }

    public static Meanings Default => Embedded.Value;

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

    public MeaningKind KindOf(uint number) => kinds[number];

    /// <summary>Each line: class, its kind, part of speech, patterns (comma separated).</summary>
    public static Meanings Parse(TextReader reader)
    {
        var (names, kinds, entries) = (new List<string> { "" }, new List<MeaningKind> { MeaningKind.None }, new List<CueEntry>());
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            var cells = line.Split('\t');
            if (cells.Length != 4 || !Enum.TryParse<MeaningKind>(cells[1], ignoreCase: true, out var kind))
            {
                throw new FormatException($"meanings.tsv: expected a class, its kind, a part of speech and patterns: {line}");
            }
            if (!names.Contains(cells[0]))
            {
                names.Add(cells[0]);
                kinds.Add(kind);
            }
            var (part, group) = (CueLexicon.ToPart(cells[2]), names.IndexOf(cells[0]));
            entries.AddRange(cells[3].Split(", ").Select(pattern => new CueEntry(pattern, part, null, null, CueEffect.None, []) { Group = group }));
        }
        return new(entries, kinds);
    }

    private static Meanings LoadEmbedded()
    {
        using var stream = typeof(Meanings).Assembly.GetManifestResourceStream("meanings.tsv")
            ?? throw new InvalidOperationException("The resource meanings.tsv is missing.");
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }
}
