using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Salience;

/// <summary>"China's Wingtech", "the Swedish firm", "Chinese telecom giant": the state is only where a company comes from.</summary>
internal static class HomeReading
{
    private static readonly WordSet Firms = new(
        "company firm group giant maker chipmaker carmaker automaker operator carrier startup conglomerate manufacturer owner bank developer miner rival"
        + " supplier vendor retailer lender partner start-up telco network");

    public static bool IsHome(Document document, IReadOnlyList<EntityMention> named, int index)
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
            if (Firms.Contains(document[document.Tokens[i]]))
            {
                return i == next || document[document.Tokens[i - 1]] is not ("central" or "Central" or "national" or "development");
            }
        }

        return false;
    }
}
