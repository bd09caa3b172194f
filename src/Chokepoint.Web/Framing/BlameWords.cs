using System.Text.RegularExpressions;

namespace Chokepoint.Web.Framing;

/// <summary>Words with which a text takes or reports a side: they accuse, call names, or justify.</summary>
internal static partial class BlameWords
{
    [GeneratedRegex(
        """
        \b(?:accus(?:e|es|ed|ing|ations?)|blam(?:e|es|ed|ing)|bull(?:y|ies|ied|ying)|smear(?:s|ed|ing)?|hegemon(?:y|ic|ism)|suppress(?:es|ed|ing|ion)?
        |coerc(?:e|es|ed|ion|ive)|discriminat(?:e|es|ed|ion|ory)|protectionis[mt]|groundless|unfounded|baseless|fabricat(?:ed|ion|ions)|unjustified|unreasonable|unfair
        |retaliat(?:e|es|ed|ion|ory)|provocati(?:on|ve)|hysteria|paranoi(?:a|d)|cold war mentality|politici[sz](?:e|ed|ing|ation)|interfer(?:e|es|ed|ence)
        |spy(?:ing)?|espionage|threat(?:s|en|ens|ened|ening)?|malign|hostile|adversar(?:y|ies)|untrust(?:ed|worthy)|high-risk|aggress(?:ion|ive)|lied|theft|steal(?:s|ing)?)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    /// <summary>The words in a text, most frequent first.</summary>
    public static IReadOnlyList<(string Word, int Count)> In(string text) =>
    [
        .. Words().Matches(text).GroupBy(match => match.Value.ToLowerInvariant()).Select(group => (Word: group.Key, Count: group.Count()))
            .OrderByDescending(word => word.Count).ThenBy(word => word.Word, StringComparer.Ordinal),
    ];
}
