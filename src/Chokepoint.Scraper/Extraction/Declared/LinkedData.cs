using System.Net;
using System.Text;
using System.Text.Json;

namespace Chokepoint.Scraper.Extraction.Declared;

/// <summary>Reads JSON-LD scripts as they are in the wild: comments, raw line feeds in strings, wrappers, several objects.</summary>
internal static class LinkedData
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <summary>The article among the objects; null when there is none.</summary>
    public static LinkedArticle? Find(IEnumerable<string> scripts)
    {
        LinkedArticle? best = null;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var script in scripts.Where(script => script.Length < 2_000_000).Take(40))
        {
            using var json = Parse(script);
            if (json is not null)
            {
                CollectNames(json.RootElement, names, 0);
                var found = Articles(json.RootElement, 0).Select(element => LinkedArticleReader.Read(element, names));
                best = found.Prepend(best).OfType<LinkedArticle>().MaxBy(Completeness);
            }
        }

        return best;
    }

    private static int Completeness(LinkedArticle article) =>
        (article.Headline is null ? 0 : 4) + (article.Published is null ? 0 : 2) + (article.Authors.Count == 0 ? 0 : 1);

    private static JsonDocument? Parse(string script)
    {
        var text = script.AsSpan().Trim().TrimEnd(';');
        var start = text.IndexOfAny('{', '[');
        if (start < 0)
        {
            return null;
        }

        var end = text.LastIndexOfAny('}', ']');
        return end <= start ? null : TryParse(text[start..(end + 1)].ToString()) ?? TryParse(Mend(text[start..(end + 1)]));
    }

    private static JsonDocument? TryParse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Lenient);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    // Raw control characters inside strings are the commonest fault.
    private static string Mend(ReadOnlySpan<char> text)
    {
        var mended = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            mended.Append(char.IsControl(character) ? ' ' : character);
        }

        return mended.ToString();
    }

    private static IEnumerable<JsonElement> Articles(JsonElement element, int depth)
    {
        if (depth > 6)
        {
            yield break;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var found in element.EnumerateArray().SelectMany(item => Articles(item, depth + 1)))
            {
                yield return found;
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (LinkedArticleReader.IsArticle(element))
            {
                yield return element;
            }

            foreach (var name in (string[])["@graph", "mainEntity", "mainEntityOfPage", "hasPart"])
            {
                if (element.TryGetProperty(name, out var inner))
                {
                    foreach (var found in Articles(inner, depth + 1))
                    {
                        yield return found;
                    }
                }
            }
        }
    }

    // "@graph" pages give persons once and refer to them by "@id".
    private static void CollectNames(JsonElement element, Dictionary<string, string> names, int depth)
    {
        if (depth > 4 || names.Count > 1000)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                CollectNames(item, names, depth + 1);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (LinkedArticleReader.Text(element, "@id") is { } id && LinkedArticleReader.Text(element, "name") is { } name)
            {
                names.TryAdd(id, WebUtility.HtmlDecode(name));
            }

            if (element.TryGetProperty("@graph", out var graph))
            {
                CollectNames(graph, names, depth + 1);
            }
        }
    }
}
