using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>What is known of words before parsing: names are nouns, and the cue right after the first state of a headline is its verb.</summary>
internal static class TagHints
{
    public static string?[] Of(Document document, Sentence sentence, IEnumerable<EntityMention> mentions, CueLexicon lexicon)
    {
        var hints = new string?[sentence.TokenCount];
        foreach (var mention in mentions)
        {
            if (mention.Mention.Entity.Kind is EntityKind.Country or EntityKind.Company && mention.Role != MentionRole.Coreference)
            {
                AddName(document, sentence, mention, hints);
            }
        }

        foreach (var mention in mentions)
        {
            if (mention.Mention.Entity.Kind == EntityKind.Country && mention.EndToken - sentence.FirstToken is var next && next < hints.Length && hints[next] is null)
            {
                hints[next] = VerbTag(document[document.Tokens[mention.EndToken]], next + 1 < hints.Length ? document[document.Tokens[mention.EndToken + 1]] : [], lexicon);
            }
        }

        return hints;
    }

    private static void AddName(Document document, Sentence sentence, EntityMention mention, string?[] hints)
    {
        for (var token = mention.FirstToken; token < mention.EndToken; token++)
        {
            var text = document[document.Tokens[token]];
            var word = token - sentence.FirstToken;
            if (word < 0 || word >= hints.Length || !char.IsUpper(text[0]))
            {
                continue;
            }

            var isAdjective = mention.Role == MentionRole.Demonym && token + 1 < sentence.EndToken && char.IsLetter(document[document.Tokens[token + 1]][0])
                && text[^1] is 'n' or 'e' or 'h' or 'i' or 'k';
            hints[word] = isAdjective ? "JJ" : "NNP";
        }
    }

    // "Canberra shut Huawei out", "Ottawa orders TikTok": a verb's form right after the name of a state, and no noun after it.
    private static string? VerbTag(ReadOnlySpan<char> word, ReadOnlySpan<char> after, CueLexicon lexicon)
    {
        if (!char.IsLower(word[0]) || after.IsEmpty || after is "on" or "of" or "against" or "for" or "to" or "and" or "," or "by" or "in")
        {
            return null;
        }

        foreach (var entry in lexicon.Starting(word))
        {
            if (entry.Part == CuePart.Verb)
            {
                return word.EndsWith("ed") ? "VBD" : !char.IsUpper(after[0]) ? null : word.EndsWith("s") && !word.EndsWith("ss") ? "VBZ" : word.EndsWith("ing") ? null : "VBD";
            }
        }

        return null;
    }
}
