namespace Chokepoint.Data.Positions;

/// <summary>Testimonies to independent stories: of the copies of a text the first speaks, unless an analyst spoke on one of them.</summary>
internal static class Stories
{
    /// <summary>One testimony a story, oldest first.</summary>
    public static IReadOnlyList<Testimony> Of(IEnumerable<Testimony> testimonies) =>
    [
        .. testimonies.GroupBy(testimony => testimony.StoryId).Select(Speaker)
            .OrderBy(story => story.At).ThenBy(story => story.ArticleId),
    ];

    /// <summary>How many articles of each story only repeat it.</summary>
    public static IReadOnlyDictionary<long, int> Copies(IEnumerable<Testimony> testimonies) => testimonies.GroupBy(testimony => testimony.StoryId)
        .ToDictionary(story => story.Key, story => story.Select(copy => copy.ArticleId).Distinct().Count() - 1);

    private static Testimony Speaker(IEnumerable<Testimony> copies)
    {
        var ordered = copies.OrderBy(copy => copy.At).ThenBy(copy => copy.ArticleId).ThenByDescending(copy => copy.Confidence).ToList();
        return ordered.FindLast(copy => copy.ByAnalyst) is { } confirmed
            ? ordered[0] with { Stance = confirmed.Stance, ArticleId = confirmed.ArticleId, ByAnalyst = true }
            : ordered[0];
    }
}
