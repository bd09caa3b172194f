using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Positions;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Web.Matrix;
using Chokepoint.Web.Timeline;

namespace Chokepoint.Web.Profiles;

/// <summary>A country, company or technology that has a profile.</summary>
public sealed record Subject(EntityKind Kind, CatalogueEntry Entry)
{
    public string Id => Entry.Entity.Id;

    /// <summary>As positions and the filter key "target" write it.</summary>
    public string Target => Data.Tags.TargetKey.Of(Entry.Entity);

    public string FilterKey => Kind switch
    {
        EntityKind.Country => "country",
        EntityKind.Company => "company",
        _ => "technology",
    };

    public string Path => ProfileLinks.OfTarget(Target);

    public ArticleFilter Filter => ArticleFilter.All.Only(FilterKey, Id);

    /// <summary>Null where nothing is known under that name.</summary>
    internal static Subject? Find(string section, string id)
    {
        var kind = section.ToUpperInvariant() switch
        {
            "COUNTRIES" => EntityKind.Country,
            "COMPANIES" => EntityKind.Company,
            _ => EntityKind.Technology,
        };
        return EntityCatalogue.Default.Find(new Entity(kind, kind == EntityKind.Country ? id.ToUpperInvariant() : id.ToLowerInvariant())) is { } entry
            ? new Subject(kind, entry)
            : null;
    }
}

/// <summary>All that a profile shows of one subject.</summary>
public sealed record ProfileView(Subject Subject)
{
    public required IReadOnlyList<GridCell> Own { get; init; }
    public required IReadOnlyList<GridCell> Toward { get; init; }
    public required IReadOnlyList<ShiftRow> Shifts { get; init; }
    public required IReadOnlyList<ArticleRow> Articles { get; init; }
    public required Histogram Trend { get; init; }

    /// <summary>Whom it has most to do with: stories in which it speaks of them or they of it.</summary>
    public IEnumerable<(string Id, bool IsTarget, int Stories)> Counterparts => Own.Select(cell => (Id: cell.Pair.Target, IsTarget: true, cell.Stories))
        .Concat(Toward.Select(cell => (Id: cell.Pair.Actor, IsTarget: false, cell.Stories)))
        .GroupBy(one => one.Id).Select(group => (group.Key, group.First().IsTarget, group.Sum(one => one.Stories)))
        .OrderByDescending(one => one.Item3).ThenBy(one => one.Key, StringComparer.Ordinal).Take(8);
}

/// <summary>Reads profiles: positions from the book, the rest by index.</summary>
internal sealed class ProfileLoader(PositionShelf shelf, ShiftReader shifts, ArticleIndex index, TimeProvider time)
{
    private const int Latest = 12;
    private const int MostShifts = 24;

    public async Task<ProfileView> LoadAsync(Subject subject, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var book = await shelf.GetAsync(cancellationToken);
        var changes = shifts.PageAsync(new ShiftQuery(ArticleFilter.All) { About = subject.Target, Size = MostShifts }, cancellationToken);
        var articles = index.PageAsync(subject.Filter, null, Latest, cancellationToken);
        var trend = index.HistogramAsync(subject.Filter, HistogramUnit.Month, cancellationToken);
        await Task.WhenAll(changes, articles, trend);
        return new ProfileView(subject)
        {
            Own = subject.Kind == EntityKind.Country ? Cells(book.Of(subject.Id, day), day) : [],
            Toward = Cells(book.Toward(subject.Target, day), day),
            Shifts = (await changes).Rows,
            Articles = (await articles).Rows,
            Trend = await trend,
        };
    }

    private static IReadOnlyList<GridCell> Cells(IEnumerable<PositionEntry> entries, DateOnly day) =>
        [.. entries.Select(entry => GridCell.Of(entry, day)).OrderByDescending(cell => cell.Stories).ThenBy(cell => cell.Pair.Actor, StringComparer.Ordinal).ThenBy(cell => cell.Pair.Target, StringComparer.Ordinal)];
}
