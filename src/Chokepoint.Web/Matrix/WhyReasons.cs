using System.Globalization;
using Chokepoint.Data.Positions;
using Chokepoint.Web.Layout;

namespace Chokepoint.Web.Matrix;

/// <summary>Why a position is what it is, in sentences, in the order of the rules' rank.</summary>
internal static class WhyReasons
{
    public static IEnumerable<string> Of(PositionEntry position, DateOnly day)
    {
        var span = position.Span;
        if (span.ByAnalyst)
        {
            yield return "An analyst confirmed it; that outweighs all that was said before.";
        }

        yield return Change(span);
        if (span.Official > 0)
        {
            yield return $"{Count(span.Official, "story is", "stories are")} the word of {Names.Country(position.Pair.Actor)} itself; each weighs as much as four reports.";
        }

        yield return $"{Count(position.StoriesBy(day), "independent story", "independent stories")} in {Count(position.OutletsBy(day), "outlet", "outlets")} stand behind it since then"
            + (span.Copies > 0 ? $"; {Count(span.Copies, "copy was", "copies were")} not counted." : ".");
        if (span.SetApart > 0)
        {
            yield return $"{Count(span.SetApart, "story", "stories")} of state outlets of the target's home are set apart and weigh nothing.";
        }

        yield return "A story loses half its weight in 180 days, and counts as much as it is certain; another stance replaces this one when it is a quarter heavier.";
    }

    private static string Change(PositionSpan span) => (span.Before, span.RunnerUp) switch
    {
        (null, null) => "It is the first position known; nothing else was said.",
        (null, { } other) => $"It is the first position known; {Lower(other)} weighed {Weight(span.RunnerUpWeight)} against {Weight(span.Weight)}.",
        ({ } before, null) => $"It replaced {Lower(before)}.",
        ({ } before, { } other) => $"It replaced {Lower(before)} when it weighed {Weight(span.Weight)} and {Lower(other)}, the runner-up, {Weight(span.RunnerUpWeight)}.",
    };

    private static string Lower(Tagging.Stance stance) => stance.ToString().ToLowerInvariant();

    private static string Weight(double weight) => weight.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Count(int number, string one, string many) => $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? one : many)}";
}
