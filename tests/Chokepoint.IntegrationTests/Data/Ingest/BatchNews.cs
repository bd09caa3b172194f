using Chokepoint.Data.Articles;
using Chokepoint.Tagging;

namespace Chokepoint.IntegrationTests.Data.Ingest;

/// <summary>Batches in which addresses come again with the same text, with edits, under other names and at other outlets.</summary>
internal sealed class BatchNews(int seed)
{
    private const int Stories = 12;
    private readonly Random random = new(seed);

    public IReadOnlyList<NewArticle> Batch() => [.. Enumerable.Range(0, random.Next(3) == 0 ? 1 + random.Next(8) : 20 + random.Next(40)).Select(_ => Article())];

    // An address keeps its story: an article that turned into another story would stay in the cluster of the first.
    private NewArticle Article()
    {
        var story = random.Next(Stories);
        var canonical = Address(story);
        var body = Body(story, random.Next(3));
        return new NewArticle
        {
            Url = random.Next(4) == 0 ? Address(story) : canonical,
            ListedUrl = random.Next(6) == 0 ? Address(story) : null,
            CanonicalUrl = canonical,
            Title = $"Story {story}",
            Body = body,
            Tags = Tags(body),
            PublishedAt = random.Next(5) == 0 ? null : new DateTimeOffset(2024, 1, 1 + random.Next(28), random.Next(24), 0, 0, TimeSpan.Zero),
            PublishedPrecision = PublishedPrecision.Instant,
            PublishedOrigin = PublishedOrigin.Feed,
            SourceName = random.Next(4) == 0 ? null : $"Outlet {random.Next(2)}",
            Author = random.Next(3) == 0 ? "A. Writer" : null,
            Language = random.Next(3) == 0 ? "en" : null,
            Html = random.Next(3) == 0 ? $"<p>{body}</p>" : null,
        };
    }

    private string Address(int story) => $"https://story{story}.example/{random.Next(5)}";

    // Every third story is too short to have near copies; one holds what only PostgreSQL reads.
    private static string Body(int story, int edition)
    {
        var words = new Random(story);
        var text = string.Join(' ', Enumerable.Range(0, story % 3 == 0 ? 12 : 120).Select(_ => "word" + words.Next(4000)));
        return (story == 4 ? "<b> " + text : text) + (edition == 0 ? "" : $" Edition {edition} adds this line.");
    }

    private ArticleTags Tags(string body) => random.Next(3) == 0 ? ArticleTags.None : new ArticleTags
    {
        Countries = ["GB", "CN"],
        Focus = ["GB"],
        Companies = ["huawei"],
        Technologies = random.Next(2) == 0 ? ["telecom"] : [],
        Instruments = ["ban"],
        Mentions = [new Mention(new Entity(EntityKind.Company, "huawei"), 2, 5, "name")],
        Stances =
        [
            new StanceTag
            {
                Actor = "GB", Target = new Entity(EntityKind.Company, "huawei"), Stance = (Stance)random.Next(4), Confidence = 0.9,
                Start = 0, Length = Math.Min(20, body.Length), Rule = "active", Shown = random.Next(4) > 0, Also = [(2, 3)],
            },
        ],
    };
}
