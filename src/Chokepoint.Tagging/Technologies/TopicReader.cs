using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Tagging.Technologies;

/// <summary>Decides which matched phrases count: strong ones always, weak ones with support.</summary>
internal static class TopicReader
{
    /// <summary>Weak words of a technology count with another word of it, or a company of the field.</summary>
    public static List<TopicMatch> Technologies(List<TopicMatch> matches, Found found, Func<string, string?> sectorOf)
    {
        matches.RemoveAll(match => IsInsideCompany(found, match.Start, match.End));
        if (!matches.Exists(match => match.Form.NeedsContext))
        {
            return matches;
        }

        var supported = new HashSet<string>(StringComparer.Ordinal);
        var weak = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var reading in found.Accepted)
        {
            if (reading is { Form.IsCompany: true } && sectorOf(reading.Form.Id) is { } sector)
            {
                supported.Add(sector);
            }
        }

        foreach (var match in matches)
        {
            // Two different weak words support each other.
            var (id, words) = (match.Form.Entity.Id, match.Form.Words);
            if (!match.Form.NeedsContext || (!weak.TryAdd(id, words) && !words.AsSpan().SequenceEqual(weak[id], StringComparer.OrdinalIgnoreCase)))
            {
                supported.Add(id);
            }
        }

        matches.RemoveAll(match => match.Form.NeedsContext && !supported.Contains(match.Form.Entity.Id));
        return matches;
    }

    /// <summary>Phrases of one part, where no other reading takes their words, and those of several.</summary>
    public static List<TopicMatch> Instruments(List<TopicMatch> matches, List<PatternMatch> patterns, Found found)
    {
        var isVoid = VoidTokens(patterns, found.Text.Count);
        var states = matches.Exists(match => match.Form.NeedsContext) ? SentencesOfTwo(found) : [];
        matches.RemoveAll(match => match.Form.Entity.Id == GazetteerFiles.NoInstrument || IsInsideCompany(found, match.Start, match.End)
            || (match.Form.NeedsContext && !states.Contains(found.Text.SentenceOf(match.Start)))
            || (isVoid is not null && (isVoid[match.Start] || isVoid[match.End - 1])));
        foreach (var pattern in patterns)
        {
            if (pattern.Pattern.Entity.Id != GazetteerFiles.NoInstrument)
            {
                matches.Add(new TopicMatch(pattern.Start, pattern.End, new TopicForm(pattern.Pattern.Entity, [], false, false)));
            }
        }

        return matches;
    }

    // The tokens that begin and end a phrase which is no instrument; null for none.
    private static bool[]? VoidTokens(List<PatternMatch> patterns, int tokens)
    {
        bool[]? isVoid = null;
        foreach (var match in patterns)
        {
            if (match.Pattern.Entity.Id == GazetteerFiles.NoInstrument)
            {
                isVoid ??= new bool[tokens];
                Array.Fill(isVoid, true, match.Start, match.FirstEnd - match.Start);
                isVoid[match.End - 1] = true;
            }
        }

        return isVoid;
    }

    // Sentences with a state and another name for it to act on.
    private static HashSet<int> SentencesOfTwo(Found found)
    {
        var first = new Dictionary<int, string>();
        var states = new HashSet<int>();
        var two = new HashSet<int>();
        foreach (var reading in found.Accepted)
        {
            if (reading is null || found.Text.SentenceOf(reading.Match.Start) is not (>= 0 and var sentence))
            {
                continue;
            }

            if (!reading.Form.IsCompany)
            {
                states.Add(sentence);
            }

            if (!first.TryAdd(sentence, reading.Form.Id) && first[sentence] != reading.Form.Id)
            {
                two.Add(sentence);
            }
        }

        two.IntersectWith(states);
        return two;
    }

    // "China Mobile" is no word of telecom; "WhatsApp" is one of apps.
    private static bool IsInsideCompany(Found found, int start, int end) =>
        found.At(start) is { Form.IsCompany: true } reading && reading.Match.Start <= start && end <= reading.Match.End
        && end - start < reading.Match.End - reading.Match.Start;
}
