using Chokepoint.Data.Positions;
using Chokepoint.Web.Export;
using Chokepoint.Web.Layout;

namespace Chokepoint.Web.Matrix;

internal static class MatrixSteps
{
    private sealed record Step(string AsOf, IReadOnlyList<CellStep> Cells);

    private sealed record CellStep(string Actor, string Target, int Stance, string Shape, int Stories, int Share, string Label);

    /// <summary>One step of the player: the cells of the named actors and targets on a day.</summary>
    public static void MapMatrixSteps(this IEndpointRouteBuilder routes) => routes.MapGet("/matrix/step", StepAsync).ExcludeFromDescription();

    private static async Task<IResult> StepAsync(HttpContext context, PositionShelf shelf, TimeProvider time)
    {
        var request = await FilterRequest.ReadAsync(context, PositionQuery.OwnKeys);
        var problems = request.Problems.ToList();
        var query = PositionQuery.Empty with { Filter = request.Filter, Own = request.Own, AsOf = PositionQuery.ReadDay(request.Own, problems) };
        if (problems.Count > 0)
        {
            return FilterRequest.Refuse(problems);
        }

        var day = query.Day(time);
        var cells = MatrixLoader.Known(await shelf.GetAsync(context.RequestAborted), query, day);
        return TypedResults.Ok(new Step(PositionQuery.Iso(day), [.. cells.Select(cell => new CellStep(
            cell.Pair.Actor, cell.Pair.Target, (int)cell.Stance, Glyph.Shape(cell.Stance), cell.Stories, cell.Share, cell.Label(Words.Stories(cell.Stories))))]));
    }
}

internal static class Words
{
    public static string Stories(int count) => count == 1 ? "independent story" : "independent stories";
}
