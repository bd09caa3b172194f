using System.Text;

namespace Chokepoint.Data.Articles;

/// <summary>Collects pairs into a filter and what is wrong with them; one reader for one query string.</summary>
internal sealed class FilterReader(FilterVocabulary vocabulary)
{
    private const int MostValues = 200;
    private const int LongestText = 1000;

    private readonly Dictionary<string, (SortedSet<string> Include, SortedSet<string> Exclude)> choices = [];
    private readonly Dictionary<string, string> singles = [];
    private readonly List<FilterProblem> problems = [];
    private readonly List<string> words = [];
    private ArticleFilter filter = ArticleFilter.All;

    public static string? FormatSort(ArticleSort sort) => sort switch
    {
        ArticleSort.OldestFirst => "published",
        ArticleSort.Relevance => "relevance",
        _ => null,
    };

    public void Read(string key, string value)
    {
        var name = key.ToLowerInvariant();
        var trimmed = Clean(value);
        if (!FilterQuery.Keys.Contains(name))
        {
            problems.Add(new(key, value, $"\"{Short(key)}\" is no filter. Filters are {string.Join(", ", FilterQuery.Keys)}."));
        }
        else if (trimmed.Length == 0)
        {
            // An empty field of a form asks for nothing.
        }
        else if (FilterChoices.Keys.Contains(name))
        {
            ReadChoice(name, trimmed);
        }
        else if (name == "q")
        {
            ReadText(trimmed);
        }
        else if (!singles.TryAdd(name, trimmed) && singles[name] != trimmed)
        {
            Fail(name, trimmed, $"\"{name}\" was given twice; \"{Short(singles[name])}\" counts. Give it once.");
        }
    }

    public ParsedFilter Result()
    {
        foreach (var (key, (include, exclude)) in choices)
        {
            filter = filter.With(key, new FacetChoice([.. include], [.. exclude]));
        }

        filter = filter with
        {
            Text = words.Count == 0 ? null : string.Join(' ', words),
            From = ReadDay("from"),
            To = ReadDay("to"),
            FocusOnly = ReadFocus(),
            Sort = ReadSort(),
        };
        if (filter is { From: { } from, To: { } to } && from > to)
        {
            Fail("from", singles["from"], $"The first day is after the last. Swap them: from={singles["to"]}&to={singles["from"]}.");
            filter = filter with { From = null, To = null };
        }

        return new(filter, problems);
    }

    private void ReadChoice(string key, string value)
    {
        var exclude = value[0] == '!';
        var wanted = exclude ? value[1..].Trim() : value;
        if (vocabulary.Resolve(key, wanted) is not { } known)
        {
            Fail(key, value, vocabulary.Mend(key, wanted));
            return;
        }

        if (!choices.TryGetValue(key, out var sets))
        {
            sets = choices[key] = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        }

        var (into, other) = exclude ? (sets.Exclude, sets.Include) : (sets.Include, sets.Exclude);
        if (other.Contains(known))
        {
            Fail(key, value, $"\"{known}\" is both asked for and excluded. Drop one of the two.");
        }
        else if (sets.Include.Count + sets.Exclude.Count >= MostValues)
        {
            Fail(key, value, $"\"{key}\" takes at most {MostValues} values. Drop some.");
        }
        else
        {
            into.Add(known);
        }
    }

    private void ReadText(string value)
    {
        if (words.Sum(word => word.Length) + value.Length > LongestText)
        {
            Fail("q", Short(value), $"The search text is longer than {LongestText} characters. Shorten it.");
            return;
        }

        words.Add(value);
    }

    private DateOnly? ReadDay(string key)
    {
        if (!singles.TryGetValue(key, out var value))
        {
            return null;
        }

        if (FilterDates.ParseOrNull(value) is { } day)
        {
            return day;
        }

        Fail(key, value, $"\"{Short(value)}\" is no day. {FilterDates.Mend(value)}");
        return null;
    }

    private bool ReadFocus()
    {
        var value = singles.GetValueOrDefault("focus", "1");
        if (value is not ("0" or "1"))
        {
            Fail("focus", value, "Write focus=1 for articles about the country or focus=0 for any mention.");
        }

        return value != "0";
    }

    private ArticleSort ReadSort()
    {
        var value = singles.GetValueOrDefault("sort", "-published").ToLowerInvariant();
        switch (value)
        {
            case "-published":
                return ArticleSort.NewestFirst;
            case "published":
                return ArticleSort.OldestFirst;
            case "relevance":
                return ArticleSort.Relevance;
            default:
                Fail("sort", value, "Sort by -published (newest first), published (oldest first) or relevance.");
                return ArticleSort.NewestFirst;
        }
    }

    private void Fail(string key, string value, string message) => problems.Add(new(key, value, message));

    // PostgreSQL takes no zero character and the wire no half of a surrogate pair.
    private static string Clean(string? value)
    {
        var clean = new StringBuilder();
        foreach (var rune in (value ?? "").EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return clean.ToString().Trim();
    }

    private static string Short(string value) => value.Length <= 60 ? value : value[..59] + "…";
}
