using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Salience;

/// <summary>"complained at the WTO", "a fair in Barcelona, Spain", "from outside NATO": where something happens, not who does it.</summary>
internal static class VenueReading
{
    public static bool IsVenue(Document document, EntityMention mention)
    {
        var first = document.Sentences[mention.Sentence].FirstToken;
        return mention.Role == MentionRole.Name && (IsForum(document, mention, first) || IsAfterTown(document, mention, first));
    }

    private static bool IsForum(Document document, EntityMention mention, int first)
    {
        if (mention.Mention.Entity.Id is not ("WTO" or "UN" or "NATO" or "G7" or "G20" or "OECD" or "BRICS") || mention.FirstToken - first < 2)
        {
            return false;
        }

        var at = mention.FirstToken - 1;
        if (Word(document, at) is "the")
        {
            at--;
        }

        return at > first && Word(document, at) is "at" or "to" or "before" or "in" or "outside" or "and";
    }

    // "in Barcelona, Spain": a capitalised town, a comma, the country.
    private static bool IsAfterTown(Document document, EntityMention mention, int first)
    {
        var comma = mention.FirstToken - 1;
        if (comma - 2 < first || Word(document, comma) is not "," || !char.IsUpper(Word(document, comma - 1)[0]))
        {
            return false;
        }

        for (var i = comma - 2; i >= first && i >= comma - 4; i--)
        {
            if (Cues.PlacePrepositions.Contains(Word(document, i)))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Word(Document document, int token) => document[document.Tokens[token]];
}
