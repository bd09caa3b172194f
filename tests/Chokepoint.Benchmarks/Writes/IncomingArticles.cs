using System.Globalization;
using Chokepoint.Benchmarks.Generating;
using Chokepoint.Data.Articles;

namespace Chokepoint.Benchmarks.Writes;

/// <summary>Tagged articles as a scraper brings them: one in twenty was stored before under the same address. One for each thread.</summary>
internal sealed class IncomingArticles(Recipe recipe, ArticleMaker maker, Words words)
{
    // A scraper brings the news: all of the last three days of the archive.
    private static readonly DateTimeOffset Latest = new(2024, 12, 29, 0, 0, 0, TimeSpan.Zero);
    private readonly TextMaker text = new(words, recipe.BodyBytes);

    public NewArticle Make(long number)
    {
        var made = maker.Make(number % 20 == 0 ? Math.Max(1, number - 19) : number);
        text.Make(made.Text);
        var url = string.Create(CultureInfo.InvariantCulture, $"https://incoming{made.Source}.example/{made.Id}");
        return new NewArticle
        {
            Url = url,
            CanonicalUrl = url,
            Title = text.Title,
            Body = text.Body,
            Tags = made.Tags,
            PublishedAt = Latest.AddSeconds(-(made.At.Ticks / TimeSpan.TicksPerSecond % (3 * 86_400))),
            PublishedPrecision = PublishedPrecision.Instant,
            PublishedOrigin = PublishedOrigin.Feed,
            SourceName = string.Create(CultureInfo.InvariantCulture, $"Incoming {made.Source}"),
            Language = made.Language,
        };
    }
}
