using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Tagging.Countries;

/// <summary>How much of a country an article shows by its towns, provinces and institutions.</summary>
internal sealed class PlaceCount
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    public int Distinct => names.Count;

    public int Regions { get; private set; }

    /// <summary>How many stand in the first sentences.</summary>
    public int Leading { get; private set; }

    /// <summary>Index of the first match.</summary>
    public int First { get; private set; } = -1;

    public void Add(int match, NameForm form, bool leads)
    {
        First = First < 0 ? match : First;
        Count++;
        Regions += form.IsRegion ? 1 : 0;
        Leading += leads ? 1 : 0;
        names.Add(form.Words[0]);
    }
}

/// <summary>Places say what general news is about; they are no mentions, unless no country is named and they leave no doubt.</summary>
internal static class PlaceReading
{
    private const int LeadSentences = 3;
    private const int ClearCount = 3;
    private const int ClearAmongOthers = 4;

    public static Dictionary<string, PlaceCount> Read(Found found)
    {
        var counts = new Dictionary<string, PlaceCount>(StringComparer.Ordinal);
        for (var i = 0; i < found.Matches.Count; i++)
        {
            if (found.Accepted[i] is null && FormOf(found.Matches[i].Forms) is { } form && !PersonName.IsPartOfOne(found, found.Matches[i]))
            {
                (counts.TryGetValue(form.Id, out var count) ? count : counts[form.Id] = new PlaceCount())
                    .Add(i, form, found.Text.NearestSentence(found.Matches[i].Start) < LeadSentences);
            }
        }

        return counts;
    }

    /// <summary>The country that an article is in without naming it; null where it names it, or another as often.</summary>
    public static string? Implied(Found found, Dictionary<string, PlaceCount> places)
    {
        string? best = null;
        foreach (var (country, count) in places)
        {
            if (best is null || count.Count > places[best].Count
                || (count.Count == places[best].Count && string.CompareOrdinal(country, best) < 0))
            {
                best = country;
            }
        }

        if (best is null || found.HasCountry(best))
        {
            return null;
        }

        var most = MostNamed(found);
        var clear = most == 0
            ? places[best].Count >= ClearCount || (places[best].Regions > 0 && places[best].Count > 1)
            : places[best].Count >= Math.Max(ClearAmongOthers, most * 2);
        return clear ? best : null;
    }

    private static NameForm? FormOf(List<NameForm> forms)
    {
        foreach (var form in forms)
        {
            if (form.Kind is NameKind.Place or NameKind.Seat)
            {
                return form;
            }
        }

        return null;
    }

    private static int MostNamed(Found found)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var most = 0;
        foreach (var reading in found.Accepted)
        {
            if (reading is { Form.IsCompany: false })
            {
                var count = counts.GetValueOrDefault(reading.Form.Id) + 1;
                counts[reading.Form.Id] = count;
                most = Math.Max(most, count);
            }
        }

        return most;
    }
}
