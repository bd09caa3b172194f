using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Data.Articles;

/// <summary>Which values a filter key takes, and what to say of those it does not.</summary>
internal sealed class FilterVocabulary(EntityCatalogue catalogue, IReadOnlySet<string> sourceSlugs)
{
    private static readonly string[] Stances = [.. Enum.GetNames<Stance>().Select(name => name.ToLowerInvariant())];

    /// <summary>The canonical form of a value, or null where it is unknown.</summary>
    public string? Resolve(string key, string value)
    {
        var lower = value.ToLowerInvariant();
        return key switch
        {
            "country" or "actor" => Known(EntityKind.Country, value.ToUpperInvariant()),
            "company" => Known(EntityKind.Company, lower),
            "technology" => Known(EntityKind.Technology, lower),
            "instrument" => Known(EntityKind.Instrument, lower),
            "stance" => Stances.Contains(lower) ? lower : null,
            "target" => ResolveTarget(value),
            "source" => sourceSlugs.Contains(lower) ? lower : null,
            "language" => LanguageCodes.Contains(lower) ? lower : null,
            _ => null,
        };
    }

    /// <summary>What to write instead of an unknown value.</summary>
    public string Mend(string key, string value)
    {
        var wrong = $"\"{(value.Length <= 60 ? value : value[..59] + "…")}\" is no known {key}.";
        var near = Suggestions(key, value).Take(3).ToList();
        return near.Count > 0
            ? $"{wrong} Did you mean {string.Join(" or ", near)}?"
            : $"{wrong} {Hint(key)}";
    }

    private string? ResolveTarget(string value)
    {
        const string prefix = "tech:";
        return value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            ? Known(EntityKind.Technology, value[prefix.Length..].Trim().ToLowerInvariant()) is { } technology ? prefix + technology : null
            : Known(EntityKind.Country, value.ToUpperInvariant()) ?? Known(EntityKind.Company, value.ToLowerInvariant());
    }

    private string? Known(EntityKind kind, string id) => catalogue.Find(new Entity(kind, id)) is null ? null : id;

    private IEnumerable<string> Suggestions(string key, string value)
    {
        var byName = Candidates(key)
            .Where(candidate => candidate.Name.Equals(value, StringComparison.OrdinalIgnoreCase))
            .Select(candidate => $"{candidate.Value} ({candidate.Name})");
        // Two letters are too few to guess from.
        var near = value.Length < 3 || value.Length > 40 ? [] : Candidates(key)
            .Select(candidate => (candidate.Value, Distance: Math.Min(
                EditDistance.Between(candidate.Value.ToLowerInvariant(), value.ToLowerInvariant()),
                EditDistance.Between(candidate.Name.ToLowerInvariant(), value.ToLowerInvariant()))))
            .Where(candidate => candidate.Distance <= Math.Max(1, value.Length / 4))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Value, StringComparer.Ordinal)
            .Select(candidate => candidate.Value);
        var exact = byName.ToList();
        return exact.Count > 0 ? exact : near;
    }

    private IEnumerable<(string Value, string Name)> Candidates(string key) => key switch
    {
        "country" or "actor" => Entries(EntityKind.Country),
        "company" => Entries(EntityKind.Company),
        "technology" => Entries(EntityKind.Technology),
        "instrument" => Entries(EntityKind.Instrument),
        "target" => Entries(EntityKind.Country).Concat(Entries(EntityKind.Company))
            .Concat(Entries(EntityKind.Technology).Select(entry => ("tech:" + entry.Value, entry.Name))),
        "stance" => Stances.Select(stance => (stance, stance)),
        "source" => sourceSlugs.Select(slug => (slug, slug)),
        _ => [],
    };

    private IEnumerable<(string Value, string Name)> Entries(EntityKind kind) =>
        catalogue.All.Where(entry => entry.Entity.Kind == kind).Select(entry => (entry.Entity.Id, entry.Name));

    private string Hint(string key) => key switch
    {
        "country" or "actor" => "Write an ISO 3166-1 code such as GB, or a bloc such as EU.",
        "company" => "Write a company's name in lower case with hyphens, such as huawei or sk-hynix.",
        "technology" or "instrument" or "stance" => $"Values are {string.Join(", ", Candidates(key).Select(candidate => candidate.Value))}.",
        "target" => "Write a country code (CN), a company (huawei) or a technology (tech:ai).",
        "source" => "The sources page lists the values.",
        _ => "Write a two-letter ISO 639-1 code such as en.",
    };
}
