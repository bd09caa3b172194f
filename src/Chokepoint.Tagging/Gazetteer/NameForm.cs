namespace Chokepoint.Tagging.Gazetteer;

internal enum NameKind
{
    Country,
    Demonym,
    Seat,
    Office,
    Holder,
    HolderSurname,
    Company,
    Product,
    FormerName,
    Outlet,
    Blocker,
    Place,
}

/// <summary>One way to write one entity.</summary>
/// <param name="Kind">What the words are: a country's name, a company's product …</param>
/// <param name="Id">Country code or company slug; empty for outlets and blockers.</param>
/// <param name="Words">The form's words as written, without hyphens, for the check of case.</param>
/// <param name="ExactCase">Only in exactly this case.</param>
/// <param name="NeedsContext">Only with support in the text.</param>
internal sealed record NameForm(NameKind Kind, string Id, string[] Words, bool ExactCase, bool NeedsContext)
{
    /// <summary>An office that is meant where the text names no other of that name.</summary>
    public bool IsUsual { get; init; }

    /// <summary>The surname of a head of state or government, for the time in office.</summary>
    public bool IsHead { get; init; }

    /// <summary>Home country of a company.</summary>
    public string? Home { get; init; }

    /// <summary>A state or province, which tells the country better than a town does.</summary>
    public bool IsRegion { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public bool IsCompany => Kind is NameKind.Company or NameKind.Product or NameKind.FormerName;

    /// <summary>An office's holder can be named a while after leaving, in reports of what was done before.</summary>
    public bool HeldOn(DateOnly? day) =>
        day is not { } date || ((From is null || date >= From.Value.AddMonths(-1)) && (To is null || date <= To.Value.AddMonths(1)));
}
