namespace Chokepoint.Data.Positions;

/// <summary>How strong each position is: its independent stories, their outlets, and the countries of those outlets.</summary>
internal static class SpanStrength
{
    public static IReadOnlyList<PositionSpan> Of(
        IReadOnlyList<PositionSpan> spans, IReadOnlyList<Testimony> stories, IReadOnlyDictionary<long, int> copies)
    {
        var bySpan = spans.Select(_ => new List<Testimony>()).ToList();
        var index = -1;
        foreach (var story in stories)
        {
            while (index + 1 < spans.Count && spans[index + 1].From <= story.At)
            {
                index++;
            }

            if (index >= 0)
            {
                bySpan[index].Add(story);
            }
        }

        return [.. spans.Zip(bySpan, (span, inSpan) => Measure(span, inSpan, copies))];
    }

    private static PositionSpan Measure(PositionSpan span, List<Testimony> stories, IReadOnlyDictionary<long, int> copies)
    {
        var behind = stories.Where(story => story.Stance == span.Stance && story.Voice != Voice.Apart).ToList();
        return span with
        {
            StoryDays = [.. behind.Select(Day)],
            OutletDays = [.. behind.DistinctBy(story => story.OutletId).Select(Day)],
            CountryDays = [.. behind.Where(story => story.OutletCountry is not null).DistinctBy(story => story.OutletCountry).Select(Day)],
            Official = behind.Count(story => story.Voice == Voice.Official),
            Copies = behind.Sum(story => copies[story.StoryId]),
            SetApart = stories.Count(story => story.Voice == Voice.Apart),
        };
    }

    private static int Day(Testimony story) => DateOnly.FromDateTime(story.At.UtcDateTime).DayNumber;
}
