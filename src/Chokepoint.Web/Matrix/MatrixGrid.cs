using Chokepoint.Data.Index;
using Chokepoint.Data.Positions;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Web.Matrix;

/// <summary>One cell as it is shown.</summary>
public sealed record GridCell(Pair Pair, Stance Stance, int Stories)
{
    /// <summary>Null where the articles of a filter were only counted.</summary>
    public int? Outlets { get; init; }

    public int? Countries { get; init; }
    public DateOnly? Since { get; init; }

    /// <summary>How far it leads over the runner-up, 0 to 100.</summary>
    public int Share { get; init; } = 100;

    internal static GridCell Of(PositionEntry entry, DateOnly day) => new(entry.Pair, entry.Span.Stance, entry.StoriesBy(day))
    {
        Outlets = entry.OutletsBy(day),
        Countries = entry.CountriesBy(day),
        Since = DateOnly.FromDateTime(entry.Span.From.UtcDateTime),
        Share = (int)(100 * entry.Span.Weight / Math.Max(double.Epsilon, entry.Span.Weight + entry.Span.RunnerUpWeight)),
    };

    internal static GridCell Of(MatrixCell cell)
    {
        var stance = MatrixGrid.Leading(cell);
        var all = cell.ByStance.Sum();
        return new(new Pair(cell.Actor, cell.Target), stance, (int)all) { Share = (int)(100 * cell.ByStance[(int)stance] / Math.Max(1, all)) };
    }

    /// <summary>In words: for who does not see colours, and for the player.</summary>
    public string Label(string stories) => $"{Layout.Names.Country(Pair.Actor)} on {Layout.Names.Target(Pair.Target)}: {Stance.ToString().ToLowerInvariant()}, {Stories} {stories}"
        + (Outlets is { } outlets ? $" in {outlets} {(outlets == 1 ? "outlet" : "outlets")} of {Countries} {(Countries == 1 ? "country" : "countries")}" : "");
}

/// <summary>Cells in rows of actors and columns of targets.</summary>
public sealed class MatrixGrid
{
    public const int MostRows = 40;
    public const int MostColumns = 12;

    private static readonly Stance[] ByDefiniteness = [Stance.Restrictive, Stance.Supportive, Stance.Cautious, Stance.Neutral];
    private readonly Dictionary<Pair, GridCell> cells;

    /// <param name="cells">All cells of one kind of target.</param>
    /// <param name="order">"activity", "position" or "name".</param>
    /// <param name="kept">Actors and targets that a reader chose: they stay, whatever else is busier.</param>
    public MatrixGrid(IReadOnlyList<GridCell> cells, string order, (IReadOnlyList<string> Actors, IReadOnlyList<string> Targets) kept)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var targets = Busiest(cells, cell => cell.Pair.Target, kept.Targets, MostColumns);
        var actors = Busiest(cells.Where(cell => targets.Contains(cell.Pair.Target)), cell => cell.Pair.Actor, kept.Actors, MostRows);
        var shown = cells.Where(cell => targets.Contains(cell.Pair.Target) && actors.Contains(cell.Pair.Actor)).ToList();
        this.cells = shown.ToDictionary(cell => cell.Pair);
        Actors = Ordered(actors, order, Layout.Names.Country, actor => shown.Where(cell => cell.Pair.Actor == actor));
        Targets = Ordered(targets, order, Layout.Names.Target, target => shown.Where(cell => cell.Pair.Target == target));
        Hidden = (cells.Select(cell => cell.Pair.Actor).Distinct().Count() - actors.Count, cells.Select(cell => cell.Pair.Target).Distinct().Count() - targets.Count);
    }

    public IReadOnlyList<string> Actors { get; }

    public IReadOnlyList<string> Targets { get; }

    /// <summary>Rows and columns for which there was no room.</summary>
    public (int Actors, int Targets) Hidden { get; }

    public GridCell? Find(string actor, string target) => cells.GetValueOrDefault(new Pair(actor, target));

    /// <summary>The stance that most articles of a cell show; of two equals the more definite.</summary>
    public static Stance Leading(MatrixCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return ByDefiniteness.MaxBy(stance => cell.ByStance[(int)stance]);
    }

    public static string KindOf(string target) => target switch
    {
        _ when target.StartsWith("tech:", StringComparison.Ordinal) => "technology",
        _ when EntityCatalogue.Default.Find(new(EntityKind.Country, target)) is not null => "country",
        _ => "company",
    };

    private static List<string> Busiest(IEnumerable<GridCell> cells, Func<GridCell, string> key, IReadOnlyList<string> kept, int most) =>
    [
        .. cells.GroupBy(key).OrderByDescending(group => kept.Contains(group.Key)).ThenByDescending(group => group.Sum(cell => cell.Stories))
            .ThenByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(most).Select(group => group.Key),
    ];

    // By position: the most restrictive first. Busiest() already is by activity.
    private static List<string> Ordered(List<string> ids, string order, Func<string, string> name, Func<string, IEnumerable<GridCell>> cellsOf) => order switch
    {
        "name" => [.. ids.OrderBy(name, StringComparer.CurrentCultureIgnoreCase)],
        "position" => [.. ids.OrderBy(id => cellsOf(id).Select(cell => (double)cell.Stance).DefaultIfEmpty(4).Average()).ThenBy(ids.IndexOf)],
        _ => ids,
    };
}
