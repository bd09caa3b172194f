using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Companies;

/// <summary>Names in the pattern of a company that no data file knows: "chipmaker Foo Semiconductor", "Bar Technologies Co". For review, never tags.</summary>
internal static class CandidateReader
{
    private const int Most = 20;
    private const int LongestName = 5;

    private static readonly WordSet Endings = new(
        "Technologies Technology Semiconductor Semiconductors Microelectronics Electronics Telecom Networks Systems Robotics Labs Software Optoelectronics"
        + " Aerospace Pharma Pharmaceuticals Biotech Therapeutics Biosciences Holdings Motors Automotive Batteries Materials Mining Minerals Communications");

    private static readonly WordSet Introducers = new(
        "company firm group maker chipmaker carmaker automaker operator carrier startup start-up vendor supplier retailer manufacturer developer miner"
        + " drugmaker lender insurer conglomerate toolmaker telco called");

    public static List<string> Read(Found found)
    {
        var candidates = new List<string>();
        var text = found.Text;
        for (var i = 0; i < text.Count && candidates.Count < Most; i++)
        {
            if (!IsNameWord(found, i) || text.IsCapitalByPosition(i))
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Count && end - i < LongestName && text.SentenceOf(end) == text.SentenceOf(i) && IsNameWord(found, end))
            {
                end++;
            }

            if (IsCompany(text, i, end) && NameOf(text, i, end) is var name && !candidates.Contains(name))
            {
                candidates.Add(name);
            }

            i = end - 1;
        }

        return candidates;
    }

    private static bool IsNameWord(Found found, int token)
    {
        var word = found.Text.Word(token);
        return word.Length > 1 && char.IsUpper(word[0]) && !found.IsInMatch(token) && found.Text.SentenceOf(token) >= 0;
    }

    private static bool IsCompany(Surroundings text, int start, int end)
    {
        var last = text.Word(end - 1);
        return (end - start > 1 && (Endings.Contains(last) || Cues.LegalForms.Contains(last)))
            || (Introducers.Contains(text.Before(start)) && !Cues.Titles.Contains(text.Word(start)));
    }

    private static string NameOf(Surroundings text, int start, int end) =>
        text.Document.Text[text.Document.Tokens[start].Start..text.Document.Tokens[end - 1].End];
}
