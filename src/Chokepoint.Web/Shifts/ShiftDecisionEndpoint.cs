using Chokepoint.Data.Positions;
using Chokepoint.Web.Sources;
using Microsoft.AspNetCore.Mvc;

namespace Chokepoint.Web.Shifts;

/// <summary>Confirming and dismissing; until sign-in exists, from this machine only.</summary>
internal static class ShiftDecisionEndpoint
{
    public static void MapShiftDecisions(this IEndpointRouteBuilder routes) => routes.MapPost("/shifts/{id:long}/decide", DecideAsync);

    private static async Task<IResult> DecideAsync(long id, [FromForm] string? state, [FromForm] string? back, HttpContext context, ShiftDecisions decisions)
    {
        if (!SourceChanges.IsLocal(context))
        {
            return TypedResults.Problem("Decisions are possible from this machine only.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (!Enum.TryParse<ShiftState>(state, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted))
        {
            return TypedResults.Problem("A shift is found, confirmed or dismissed.", statusCode: StatusCodes.Status400BadRequest);
        }

        var by = context.User.Identity?.Name is { Length: > 0 } name ? name : "local analyst";
        return await decisions.DecideAsync(id, wanted, by, context.RequestAborted)
            ? TypedResults.LocalRedirect(IsOwnPage(back) ? back ?? "" : "/shifts")
            : TypedResults.Problem("There is no such shift; more articles may have moved it. Load the page again.", statusCode: StatusCodes.Status404NotFound);
    }

    private static bool IsOwnPage(string? path) =>
        path is not null && (path == "/shifts" || path.StartsWith("/shifts?", StringComparison.Ordinal)) && !path.Any(char.IsControl);
}
