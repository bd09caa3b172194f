using Chokepoint.Scraper.Feeds.Markup;

namespace Chokepoint.Scraper.Feeds.Formats;

/// <summary>Who wrote it, by name; the mail address only where there is no name.</summary>
internal static class Persons
{
    private static readonly string[] Keys = ["atom:author", "author", "dc:creator", "dcterms:creator", "itunes:author", "dc:author", "dc:contributor"];

    public static IReadOnlyList<string> Of(Element element)
    {
        foreach (var key in Keys)
        {
            string[] names = [.. element.All(key).Select(Name).OfType<string>().Distinct(StringComparer.Ordinal)];
            if (names.Length > 0)
            {
                return names;
            }
        }

        return element.First("atom:authors", "authors") is { } list ? Of(list) : [];
    }

    public static IReadOnlyList<string> Contacts(Element element) =>
        [.. element.Elements.Where(child => Keys.Contains(child.Key))
            .Select(person => person.First("atom:email", "email") ?? person)
            .SelectMany(mail => mail.Text().Split([' ', '(', ')', '<', '>', ':'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Contains('@', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

    private static string? Name(Element person)
    {
        var named = person.First("atom:name", "name", "rdf:description", "atom:email", "email", "atom:uri", "atom:url");
        var text = PlainText.FromHtml((named?.First("rdf:value", "name") ?? named ?? person).Text());
        return text.Length == 0 ? null : WithoutAddress(text);
    }

    // "jane@example.com (Jane Doe)" and "Jane Doe <jane@example.com>".
    private static string WithoutAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var open = text.IndexOfAny(['(', '<']);
        if (at < 0 || open < 0)
        {
            return text;
        }

        var inner = text[(open + 1)..].TrimEnd(')', '>', ' ');
        var name = (at < open ? inner : text[..open]).Trim(' ', '"');
        return name.Length > 0 ? name : inner;
    }
}
