using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Salience;

/// <summary>Which of the countries named is the article about? Those that act or are acted on, not a firm's home, a caption, an aside.</summary>
internal static class FocusReader
{
    private const int ShortArticle = 3;
    private const double Threshold = 1.9;
    private const double ShareOfBest = 0.16;
    private const double Home = 0.2;
    private const double PerPlace = 0.5;
    private const int MostPlaces = 12;

    /// <summary>The most salient first.</summary>
    public static IReadOnlyList<string> Read(Document document, MentionSet found, IReadOnlyList<StanceTag> stances)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < found.Named.Count; i++)
        {
            if (found.Named[i].Mention.Entity.Kind == EntityKind.Country)
            {
                Add(scores, found.Named[i].Mention.Entity.Id, Weight(document, found.Named, i));
            }
        }

        AddPlaces(scores, found);
        var present = scores.Keys.ToHashSet(StringComparer.Ordinal);
        AddStances(scores, stances);
        return Choose(document, scores, present);
    }

    private static List<string> Choose(Document document, Dictionary<string, double> scores, HashSet<string> present)
    {
        if (scores.Count == 0)
        {
            return [];
        }

        var isShort = document.Sentences.Length <= ShortArticle;
        var most = scores.Values.Max();
        var least = isShort ? 0.5 : Math.Min(most, Math.Max(Threshold, most * ShareOfBest));
        return [.. scores.Where(pair => pair.Value >= least && pair.Value > 0 && present.Contains(pair.Key))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)];
    }

    private static void Add(Dictionary<string, double> scores, string country, double weight) =>
        scores[country] = scores.GetValueOrDefault(country) + weight;

    private static void AddStances(Dictionary<string, double> scores, IReadOnlyList<StanceTag> stances)
    {
        foreach (var stance in stances)
        {
            if (!stance.Shown)
            {
                continue;
            }

            Add(scores, stance.Actor, 3);
            if (stance.Target.Kind == EntityKind.Country)
            {
                Add(scores, stance.Target.Id, 3);
            }
        }
    }

    // In reports of policy a town is where a firm or a reporter sits; in general news it is where the story happens.
    private static void AddPlaces(Dictionary<string, double> scores, MentionSet found)
    {
        if (found.Places.Count == 0 || IsPolicy(found))
        {
            return;
        }

        foreach (var (country, count) in found.Places)
        {
            if (scores.ContainsKey(country) || found.Implied?.Mention.Entity.Id == country)
            {
                Add(scores, country, (Math.Min(MostPlaces, count.Count) * PerPlace) + Math.Min(4, count.Leading));
            }
        }
    }

    private static bool IsPolicy(MentionSet found)
    {
        var technologies = new HashSet<string>(StringComparer.Ordinal);
        var hasInstrument = false;
        foreach (var topic in found.Topics)
        {
            if (topic.Mention.Entity.Kind == EntityKind.Technology)
            {
                technologies.Add(topic.Mention.Entity.Id);
            }
            else
            {
                hasInstrument = true;
            }
        }

        return hasInstrument && technologies.Count > 0 && HasCompany(found);
    }

    private static bool HasCompany(MentionSet found)
    {
        foreach (var mention in found.Named)
        {
            if (mention.Mention.Entity.Kind == EntityKind.Company)
            {
                return true;
            }
        }

        return false;
    }

    private static double Weight(Document document, IReadOnlyList<EntityMention> named, int index)
    {
        var mention = named[index];
        var sentence = document.Sentences[mention.Sentence];
        if (sentence.Kind == SentenceKind.Caption)
        {
            return 0;
        }

        var place = sentence.Start < document.TitleLength ? 3 : mention.Sentence <= 1 ? 2 : 1;
        var role = mention.Role switch
        {
            MentionRole.Seat or MentionRole.Office or MentionRole.Holder => 1.2,
            MentionRole.Coreference => 0.3,
            _ => 1,
        };
        return HomeReading.IsHome(document, named, index) || VenueReading.IsVenue(document, mention) ? Home : place * role;
    }
}
