using Chokepoint.Data.Tags;
using Chokepoint.Tagging;

namespace Chokepoint.Benchmarks.Generating;

/// <summary>What kind of archive: how many articles, from which seed, with how long a text.</summary>
internal sealed record Recipe(int Articles, int Seed, int BodyBytes);

/// <summary>One made-up article before its text.</summary>
internal readonly record struct MadeArticle(long Id, DateTime At, long ClusterId, int Source, string? Language, ArticleTags Tags, int[] Tokens, Dice Text);

/// <summary>Article number n of a recipe, always the same: ten years that grow denser, one in twelve a copy of an earlier one.</summary>
internal sealed class ArticleMaker(Recipe recipe, EntityNumbers numbers)
{
    public const int Sources = 400;
    private const int CopyPercent = 8;
    private static readonly DateTime Start = new(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Languages = ["en", "en", "en", "en", "en", "en", "en", "en", "de", "fr", "zh", "ja", "es", "nl"];
    private readonly StoryWorld world = new();
    private readonly Zipf source = new(Sources, 0.8, 3);

    public MadeArticle Make(long id)
    {
        var dice = new Dice(recipe.Seed, id);
        var (head, at) = PlaceOf(id, ref dice);
        var told = new Dice(recipe.Seed, head);

        var language = dice.Percent(3) ? null : Languages[told.Below(Languages.Length)];
        var tags = world.Tags(ref told);
        return new MadeArticle(id, at, head, source.Roll(ref dice), language, tags, ArticleTokens.Encode(tags, numbers), told);
    }

    /// <summary>When article n is published.</summary>
    public DateTime MomentOf(long id)
    {
        var dice = new Dice(recipe.Seed, id);
        return PlaceOf(id, ref dice).At;
    }

    private (long Head, DateTime At) PlaceOf(long id, ref Dice dice)
    {
        var head = HeadOf(id);
        var at = StartOf(head);
        return (head, head == id ? at : at.AddSeconds(60 + dice.Below(2 * 86_400)));
    }

    // The article that it copies; a copy is never copied itself.
    private long HeadOf(long id)
    {
        var head = id;
        while (head > 1 && IsCopy(head))
        {
            head = Math.Max(1, head - 1 - new Dice(recipe.Seed + 2, head).Below(200));
        }

        return head;
    }

    private bool IsCopy(long id) => new Dice(recipe.Seed + 1, id).Percent(CopyPercent);

    // Twice as many a day at the end as at the beginning; some days of disorder, as archives are imported.
    private DateTime StartOf(long id)
    {
        var share = Math.Sqrt(1 + (3.0 * id / recipe.Articles)) - 1;
        var dice = new Dice(recipe.Seed + 3, id);
        return Start.AddTicks(TimeSpan.TicksPerSecond * ((long)(share * 3650 * 86_400) + dice.Below(3 * 86_400)));
    }
}
