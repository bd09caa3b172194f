using System.Globalization;
using Chokepoint.Data.Positions;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Scraper.Alerts;

/// <summary>A shift in words and as JSON.</summary>
internal static class ShiftMessage
{
    public static string Subject(ShiftRow shift) =>
        $"{Actor(shift)} on {Target(shift)}: {(shift.Before is { } before ? StanceNames.Of(before) : "no position")} -> {StanceNames.Of(shift.After)}";

    public static string Day(ShiftRow shift) => shift.At.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static object Json(ShiftRow shift, string? dashboard) => new
    {
        id = shift.Id,
        actor = shift.Pair.Actor,
        actorName = Actor(shift),
        target = shift.Pair.Target,
        targetName = Target(shift),
        at = shift.At.UtcDateTime,
        before = shift.Before is { } before ? StanceNames.Of(before) : null,
        after = StanceNames.Of(shift.After),
        evidence = new { before = Line(shift.BeforeEvidence), after = Line(shift.AfterEvidence) },
        url = Link(shift, dashboard),
    };

    public static string? Link(ShiftRow shift, string? dashboard) => dashboard is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{dashboard.TrimEnd('/')}/shifts?shift={shift.Id}");

    private static string Actor(ShiftRow shift) => EntityCatalogue.Default.NameOf(new Entity(EntityKind.Country, shift.Pair.Actor));

    private static string Target(ShiftRow shift) => EntityCatalogue.Default.NameOf(TargetKey.Parse(shift.Pair.Target));

    private static object? Line(EvidenceLine? line) => line is null ? null : new { sentence = line.Sentence, title = line.Title, url = line.Url, at = line.At.UtcDateTime };
}
