using System.Collections.Frozen;

namespace Chokepoint.Scraper.Extraction.Body;

internal enum Label
{
    None,

    /// <summary>A line that is not the article's: an advertisement, a request to subscribe, a credit.</summary>
    Drop,

    /// <summary>The heading of what follows the article.</summary>
    Cut,
}

/// <summary>What a line announces, in many languages. The words lie in labels.tsv.</summary>
internal static class LabelRules
{
    private sealed record Rule(Label Label, string Text, int Longest);

    private static readonly FrozenDictionary<string, Label> Whole = Rules.RuleFile.Read("labels.tsv").Where(row => row[1] == "whole")
        .SelectMany(row => row[2].Split('|').Select(text => (text, label: Enum.Parse<Label>(row[0]))))
        .DistinctBy(pair => pair.text).ToFrozenDictionary(pair => pair.text, pair => pair.label, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<char, Rule[]> Prefixes = Rules.RuleFile.Read("labels.tsv").Where(row => row[1] == "prefix")
        .SelectMany(row => row[2].Split('|').Select(text => new Rule(Enum.Parse<Label>(row[0]), text, int.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture))))
        .GroupBy(rule => char.ToUpperInvariant(rule.Text[0])).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static readonly Rule[] Inside = [.. Rules.RuleFile.Read("labels.tsv").Where(row => row[1] == "inside")
        .SelectMany(row => row[2].Split('|').Select(text => new Rule(Enum.Parse<Label>(row[0]), text, int.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture))))];

    private static readonly string[] ConsentWords = ["website", "browser", "consent", "privacy", "we use", "our site", "preferences", "webseite", "accepter", "partners"];

    public static Label Of(string text)
    {
        if (text.Length > 400)
        {
            return Label.None;
        }

        var line = text.AsSpan().Trim(" :.…–—-»>•*|[]\n▶➡→");
        if (line.IsEmpty)
        {
            return Label.Drop;
        }

        if (line.Length < 80 && Whole.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(line, out var label))
        {
            return label;
        }

        foreach (var rule in Prefixes.GetValueOrDefault(char.ToUpperInvariant(line[0]), []))
        {
            if (line.Length <= rule.Longest && line.StartsWith(rule.Text, StringComparison.OrdinalIgnoreCase) && EndsWord(line, rule.Text))
            {
                return rule.Label;
            }
        }

        foreach (var rule in Inside)
        {
            if (line.Length <= rule.Longest && line.Contains(rule.Text, StringComparison.OrdinalIgnoreCase))
            {
                return rule.Label;
            }
        }

        return IsBareAddress(line) ? Label.Drop : Label.None;
    }

    public static bool IsConsent(string text)
    {
        if (!text.Contains("cookie", StringComparison.OrdinalIgnoreCase) || text.Length > 1500)
        {
            return false;
        }

        return ConsentWords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static bool EndsWord(ReadOnlySpan<char> line, string prefix) =>
        line.Length == prefix.Length || !char.IsLetterOrDigit(prefix[^1]) || !char.IsLetterOrDigit(line[prefix.Length]);

    private static bool IsBareAddress(ReadOnlySpan<char> line) =>
        line.StartsWith("http", StringComparison.OrdinalIgnoreCase) && line.Contains("://", StringComparison.Ordinal) && !line.Contains(' ');
}
