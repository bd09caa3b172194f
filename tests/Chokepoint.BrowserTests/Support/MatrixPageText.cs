using System.Text.RegularExpressions;

namespace Chokepoint.BrowserTests.Support;

internal sealed record ShownCell(string Actor, string Target, string Stance, string Stories)
{
    public (string Actor, string Target) Pair => (Actor, Target);
}

/// <summary>Reads the cells out of the matrix page and out of its file.</summary>
internal static partial class MatrixPageText
{
    private static readonly string[] Classes = ["restrictive", "cautious", "neutral", "supportive"];

    public static List<ShownCell> Cells(string html) => [.. Cell().Matches(html).Select(match => new ShownCell(
        match.Groups["actor"].Value, match.Groups["target"].Value,
        match.Groups["stance"].Success ? Classes[match.Groups["stance"].Value[0] - '0'] : "",
        Count().Match(match.Groups["inside"].Value).Groups[1].Value))];

    /// <summary>Actor, target, stance and articles stand in the first five columns and hold no comma.</summary>
    public static List<ShownCell> Rows(string csv) => [.. Row().Matches(csv).Select(match => new ShownCell(
        match.Groups["actor"].Value, match.Groups["target"].Value, match.Groups["stance"].Value, match.Groups["articles"].Value))];

    [GeneratedRegex("""<td class="(?:nd|s(?<stance>\d))" data-actor="(?<actor>[^"]+)" data-target="(?<target>[^"]+)">(?<inside>.*?)</td>""", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("""<b aria-hidden="true">(\d+)</b>""")]
    private static partial Regex Count();

    [GeneratedRegex(@"^(?<actor>[A-Z]{2}),(?<target>[^,\r\n]+),(?<stance>[a-z]+),[^,]*,(?<articles>\d+),", RegexOptions.Multiline)]
    private static partial Regex Row();
}
