using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Technologies;

/// <summary>Words that show an instrument only together: "keep ... out" (in this order, close by) or "licence + chips" (one sentence).</summary>
internal sealed record TopicPattern(Entity Entity, int[] Parts, bool IsOrdered);

/// <summary>A pattern found; the first part's tokens mean nothing else then.</summary>
internal sealed record PatternMatch(TopicPattern Pattern, int Start, int FirstEnd, int End);

/// <summary>All patterns of the instruments, matched sentence by sentence.</summary>
internal sealed class PatternLexicon
{
    public const string Gap = " ... ";
    public const string Together = " + ";
    private const int WidestGap = 6;

    // More would be no sentence; keeps the search linear in the text.
    private const int MostHits = 64;

    private readonly Dictionary<string, int> parts = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<TopicPattern>> byFirst = [];
    private readonly PhraseTrie<int> phrases;
    private readonly int state;

    public PatternLexicon(IEnumerable<TopicRow> rows, Vocabulary vocabulary)
    {
        phrases = new PhraseTrie<int>(vocabulary);
        state = PartOf("@state");
        var all = rows.ToList();
        var classes = all.Where(row => row.IsClass).ToDictionary(row => row.Id, row => row.Terms, StringComparer.Ordinal);
        foreach (var row in all.Where(row => !row.IsClass))
        {
            foreach (var pattern in row.Patterns)
            {
                Add(new Entity(EntityKind.Instrument, row.Id), pattern, classes);
            }
        }
    }

    public static bool IsPattern(string term) => term.Contains(Gap, StringComparison.Ordinal) || term.Contains(Together, StringComparison.Ordinal);

    public List<PatternMatch> Find(Surroundings text, DocumentWords words, Found found)
    {
        var matches = new List<PatternMatch>();
        var hits = new List<PartHit>();
        var ends = new List<(int End, int Part)>();
        var isPresent = new bool[parts.Count + 1];
        foreach (var sentence in text.Document.Sentences)
        {
            hits.Clear();
            for (var i = sentence.FirstToken; i < sentence.EndToken && hits.Count < MostHits; i++)
            {
                CollectAt(i);
            }

            foreach (var hit in hits)
            {
                isPresent[hit.Part] = true;
            }

            foreach (var hit in hits)
            {
                Complete(hit, hits, isPresent, matches);
            }

            foreach (var hit in hits)
            {
                isPresent[hit.Part] = false;
            }
        }

        return matches;

        void CollectAt(int token)
        {
            if (found.At(token) is { Form.IsCompany: false } reading && reading.Match.Start == token)
            {
                hits.Add(new PartHit(state, token, reading.Match.End));
            }

            if (phrases.MayStart(words, token) && found.At(token) is not { Form.IsCompany: true })
            {
                ends.Clear();
                phrases.FindAt(text, words, token, ends);
                foreach (var (end, part) in ends)
                {
                    hits.Add(new PartHit(part, token, end));
                }
            }
        }
    }

    private readonly record struct PartHit(int Part, int Start, int End);

    private void Complete(PartHit first, List<PartHit> hits, bool[] isPresent, List<PatternMatch> matches)
    {
        foreach (var pattern in PatternsOf(first.Part))
        {
            if (isPresent[pattern.Parts[^1]] && Rest(pattern, 1, first, hits) is > 0 and var end)
            {
                matches.Add(new PatternMatch(pattern, first.Start, first.End, end));
            }
        }
    }

    private List<TopicPattern> PatternsOf(int part) => byFirst.TryGetValue(part, out var patterns) ? patterns : [];

    // The end of the last part, or 0 where a part is missing.
    private static int Rest(TopicPattern pattern, int index, PartHit before, List<PartHit> hits)
    {
        if (index == pattern.Parts.Length)
        {
            return before.End;
        }

        foreach (var hit in hits)
        {
            var fits = hit.Part == pattern.Parts[index] && (pattern.IsOrdered
                ? hit.Start >= before.End && hit.Start <= before.End + WidestGap
                : hit.Start >= before.End || hit.End <= before.Start);
            if (fits && Rest(pattern, index + 1, hit, hits) is > 0 and var end)
            {
                return end;
            }
        }

        return 0;
    }

    private void Add(Entity entity, string pattern, Dictionary<string, Term[]> classes)
    {
        var isOrdered = pattern.Contains(Gap, StringComparison.Ordinal);
        var names = pattern.Split(isOrdered ? Gap : Together, StringSplitOptions.TrimEntries);
        foreach (var name in names.Where(name => !parts.ContainsKey(name)))
        {
            var part = PartOf(name);
            foreach (var term in name[0] == '@' ? classes[name].Select(term => term.Text) : [name])
            {
                phrases.Add(term, part);
            }
        }

        var ids = names.Select(PartOf).ToArray();
        (byFirst.TryGetValue(ids[0], out var list) ? list : byFirst[ids[0]] = []).Add(new TopicPattern(entity, ids, isOrdered));
    }

    private int PartOf(string name) => parts.TryGetValue(name, out var part) ? part : parts[name] = parts.Count + 1;
}
