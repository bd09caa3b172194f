using Chokepoint.Data.Index;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Web.Matrix;

/// <summary>The cells of a matrix in rows of actors and columns of targets, the most active first.</summary>
public sealed class MatrixGrid
{
    public const int MostRows = 40;
    public const int MostColumns = 12;

    private readonly Dictionary<(string, string), MatrixCell> cells;

    /// <param name="matrix">All cells of the filter.</param>
    /// <param name="kind">"company", "country" or "technology": what stands in the columns.</param>
    public MatrixGrid(StanceMatrix matrix, string kind)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var shown = matrix.Cells.Where(cell => KindOf(cell.Target) == kind).ToList();
        Targets = Busiest(shown, cell => cell.Target, MostColumns);
        Actors = Busiest(shown.Where(cell => Targets.Contains(cell.Target)), cell => cell.Actor, MostRows);
        cells = shown.ToDictionary(cell => (cell.Actor, cell.Target));
    }

    public IReadOnlyList<string> Actors { get; }

    public IReadOnlyList<string> Targets { get; }

    public MatrixCell? Find(string actor, string target) => cells.GetValueOrDefault((actor, target));

    /// <summary>The stance that most articles of a cell show; of two equals the more definite.</summary>
    public static Stance Leading(MatrixCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        Stance[] byWeight = [Stance.Restrictive, Stance.Supportive, Stance.Cautious, Stance.Neutral];
        return byWeight.MaxBy(stance => cell.ByStance[(int)stance]);
    }

    public static string KindOf(string target) => target switch
    {
        _ when target.StartsWith("tech:", StringComparison.Ordinal) => "technology",
        _ when EntityCatalogue.Default.Find(new(EntityKind.Country, target)) is not null => "country",
        _ => "company",
    };

    private static List<string> Busiest(IEnumerable<MatrixCell> cells, Func<MatrixCell, string> key, int most) =>
        [.. cells.GroupBy(key).OrderByDescending(group => group.Sum(cell => cell.ByStance.Sum())).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(most).Select(group => group.Key)];
}
