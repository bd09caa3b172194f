using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Tagging.Technologies;

/// <summary>Decides which matched phrases count: strong ones always, weak ones with support.</summary>
internal static class TopicReader
{
    /// <summary>Weak words of a technology count with another word of it, or a company of the field.</summary>
    public static List<TopicMatch> Technologies(List<TopicMatch> matches, Found found, Func<string, string?> sectorOf)
    {
        var outside = matches.FindAll(match => !IsInsideCompany(found, match));
        var supported = found.Accepted.Where(reading => reading is { Form.IsCompany: true })
            .Select(reading => sectorOf(reading!.Form.Id)).OfType<string>()
            .Concat(outside.Where(match => !match.Form.NeedsContext).Select(match => match.Form.Entity.Id))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var group in outside.GroupBy(match => match.Form.Entity.Id))
        {
            if (group.Select(match => string.Join(' ', match.Form.Words)).Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any())
            {
                supported.Add(group.Key);
            }
        }

        return outside.FindAll(match => !match.Form.NeedsContext || supported.Contains(match.Form.Entity.Id));
    }

    /// <summary>Weak words of an instrument count in a sentence with a state and something it can act on.</summary>
    public static List<TopicMatch> Instruments(List<TopicMatch> matches, Found found)
    {
        var text = found.Text;
        var states = new HashSet<int>();
        var others = new Dictionary<int, HashSet<string>>();
        foreach (var reading in found.Accepted)
        {
            if (reading is null || text.SentenceOf(reading.Match.Start) is not (>= 0 and var sentence))
            {
                continue;
            }

            if (!reading.Form.IsCompany)
            {
                states.Add(sentence);
            }

            (others.TryGetValue(sentence, out var ids) ? ids : others[sentence] = new(StringComparer.Ordinal)).Add(reading.Form.Id);
        }

        return matches.FindAll(match => !IsInsideCompany(found, match) && (!match.Form.NeedsContext
            || (text.SentenceOf(match.Start) is var at && states.Contains(at) && others[at].Count > 1)));
    }

    private static bool IsInsideCompany(Found found, TopicMatch match) =>
        found.At(match.Start) is { Form.IsCompany: true } reading && reading.Match.Start <= match.Start && match.End <= reading.Match.End;
}
