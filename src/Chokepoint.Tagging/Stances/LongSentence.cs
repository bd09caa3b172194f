using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>A sentence longer than the parser takes is read in pieces, cut where a clause may end.</summary>
internal static class LongSentence
{
    private const int Shortest = 40;

    public static IEnumerable<Sentence> Parts(Document document, Sentence sentence)
    {
        var start = sentence.FirstToken;
        while (sentence.EndToken - start > ParserState.MaxWords)
        {
            var end = Cut(document, start);
            yield return sentence with { FirstToken = start, TokenCount = end - start };
            start = end;
        }

        yield return sentence with { FirstToken = start, TokenCount = sentence.EndToken - start };
    }

    // The last semicolon within reach, else the last comma, else where the reach ends.
    private static int Cut(Document document, int start)
    {
        var comma = start + ParserState.MaxWords;
        for (var token = start + ParserState.MaxWords - 1; token >= start + Shortest; token--)
        {
            switch (document[document.Tokens[token]])
            {
                case ";":
                    return token + 1;
                case "," when comma == start + ParserState.MaxWords:
                    comma = token + 1;
                    break;
            }
        }

        return comma;
    }
}
