using System.Collections.Frozen;
using Chokepoint.Scraper.Extraction.Declared;

namespace Chokepoint.Scraper.Extraction.Fields;

/// <summary>The language of the text: what its words say where they are clear, else what the page declares.</summary>
internal static class LanguageFinder
{
    private const int EnoughWords = 12;

    private static readonly FrozenDictionary<string, string[]> Languages = Rules.RuleFile.Read("languages.tsv")
        .SelectMany(row => row[1].Split(' ').Select(word => (word, language: row[0])))
        .GroupBy(pair => pair.word).ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.language).Distinct().ToArray());

    public static string? Find(Declarations page, string? htmlLanguage, string body)
    {
        var declared = Code(htmlLanguage) ?? Code(page.Linked.Language) ?? Code(page.Meta.First("content-language", "language", "og:locale", "dc.language"));
        return Detect(body, declared) ?? declared;
    }

    private static string? Code(string? tag)
    {
        var code = tag?.Trim().Split('-', '_', ',', ';')[0].ToLowerInvariant();
        return code is { Length: 2 } && code.All(char.IsAsciiLetterLower) ? code : code is "eng" ? "en" : null;
    }

    /// <summary>Null when the words leave it open.</summary>
    public static string? Detect(string body, string? declared)
    {
        var text = body.Length > 5000 ? body[..5000] : body;
        if (Script(text) is { } byScript)
        {
            return byScript;
        }

        var counts = new Dictionary<string, double>();
        foreach (var word in text.ToLowerInvariant().Split([' ', '\n', ',', '.', '"', '(', ')', '“', '”', '?', '!', ':', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var language in Languages.GetValueOrDefault(word, []))
            {
                counts[language] = counts.GetValueOrDefault(language) + 1;
            }
        }

        if (counts.Count == 0)
        {
            return null;
        }

        var ranked = counts.OrderByDescending(pair => pair.Value + (pair.Key == declared ? 0.5 : 0)).Take(2).ToList();
        var clear = ranked[0].Value >= EnoughWords && (ranked.Count == 1 || ranked[0].Value > 1.15 * ranked[1].Value || ranked[0].Key == declared);
        return clear ? ranked[0].Key : null;
    }

    private static string? Script(string text)
    {
        var letters = text.Where(char.IsLetter).Take(2000).ToList();
        if (letters.Count < 40)
        {
            return null;
        }

        double Share(char first, char last) => (double)letters.Count(letter => letter >= first && letter <= last) / letters.Count;
        return Share('\u3040', '\u30FF') > 0.1 ? "ja" : Share('\uAC00', '\uD7AF') > 0.3 ? "ko" : Share('\u4E00', '\u9FFF') > 0.3 ? "zh"
            : Share('\u0370', '\u03FF') > 0.5 ? "el" : Share('\u0590', '\u05FF') > 0.5 ? "he" : Share('\u0E00', '\u0E7F') > 0.5 ? "th"
            : Share('\u10A0', '\u10FF') > 0.5 ? "ka" : Share('\u0530', '\u058F') > 0.5 ? "hy" : Share('\u0980', '\u09FF') > 0.5 ? "bn"
            : Share('\u0B80', '\u0BFF') > 0.5 ? "ta" : null;
    }
}
