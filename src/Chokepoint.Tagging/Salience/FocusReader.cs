using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Salience;

/// <summary>Which of the countries named is the article about? Those that act or are acted on, not a firm's home, a caption, an aside.</summary>
internal static class FocusReader
{
    private const int ShortArticle = 3;
    private const double Threshold = 1.9;
    private const double ShareOfBest = 0.16;

    /// <summary>The most salient first.</summary>
    public static IReadOnlyList<string> Read(Document document, IReadOnlyList<EntityMention> named, IReadOnlyList<StanceTag> stances)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < named.Count; i++)
        {
            if (named[i].Mention.Entity.Kind == EntityKind.Country)
            {
                scores[named[i].Mention.Entity.Id] = scores.GetValueOrDefault(named[i].Mention.Entity.Id) + Weight(document, named, i);
            }
        }

        foreach (var stance in stances.Where(stance => stance.Shown))
        {
            scores[stance.Actor] = scores.GetValueOrDefault(stance.Actor) + 3;
            if (stance.Target.Kind == EntityKind.Country)
            {
                scores[stance.Target.Id] = scores.GetValueOrDefault(stance.Target.Id) + 3;
            }
        }

        if (scores.Count == 0)
        {
            return [];
        }

        var least = document.Sentences.Length <= ShortArticle ? 0.5 : Math.Max(Threshold, scores.Values.Max() * ShareOfBest);
        var present = scores.Keys.ToHashSet(StringComparer.Ordinal);
        present.IntersectWith(named.Select(mention => mention.Mention.Entity.Id));
        return [.. scores.Where(pair => pair.Value >= least && present.Contains(pair.Key))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)];
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
        return IsHome(document, named, index) ? 0.2 : place * role;
    }

    // "China's Wingtech", "the Swedish firm", "Chinese telecom giant"
    private static bool IsHome(Document document, IReadOnlyList<EntityMention> named, int index)
    {
        var mention = named[index];
        var end = document.Sentences[mention.Sentence].EndToken;
        var next = mention.EndToken;
        if (next >= end || mention.Role is not (MentionRole.Name or MentionRole.Demonym))
        {
            return false;
        }

        var possessive = Cues.IsPossessive(document[document.Tokens[next]]);
        if (!possessive && mention.Role != MentionRole.Demonym)
        {
            return false;
        }

        next += possessive ? 1 : 0;
        if (index + 1 < named.Count && named[index + 1].Mention.Entity.Kind == EntityKind.Company && named[index + 1].FirstToken - next is >= 0 and <= 2)
        {
            return true;
        }

        for (var i = next; i < Math.Min(end, next + 3); i++)
        {
            if (SingularFirms.Contains(document[document.Tokens[i]]))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly WordSet SingularFirms = new(
        "company firm group giant maker chipmaker carmaker automaker operator carrier startup conglomerate manufacturer owner bank developer miner rival");
}
