using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Declared;

/// <summary>What the meta and link elements of the page declare. Names are compared in lower case; the first non-empty value of a name counts.</summary>
internal sealed class MetaTags
{
    private readonly Dictionary<string, List<string>> values = new(StringComparer.OrdinalIgnoreCase);

    public MetaTags(PageTree tree)
    {
        foreach (var element in tree.Declarations)
        {
            if (element.LocalName == "meta")
            {
                Add(element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop")
                    ?? element.GetAttribute("http-equiv"), element.GetAttribute("content"));
            }
            else if (element.LocalName == "link")
            {
                Add("link:" + element.GetAttribute("rel"), element.GetAttribute("href"));
            }
        }
    }

    public IReadOnlyList<string> All(string name) => values.TryGetValue(name, out var found) ? found : [];

    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var found))
            {
                return found[0];
            }
        }

        return null;
    }

    private void Add(string? name, string? value)
    {
        if (string.IsNullOrWhiteSpace(name) || string.IsNullOrWhiteSpace(value) || name.Length > 100)
        {
            return;
        }

        if (!values.TryGetValue(name.Trim(), out var found))
        {
            values[name.Trim()] = found = [];
        }

        if (found.Count < 50)
        {
            found.Add(value.Trim());
        }
    }
}
