using System.Text;
using System.Text.Json;
using Chokepoint.Tagging;

namespace Chokepoint.Benchmarks.Tagging;

/// <summary>Articles of a given length from our own sentences in an order that a seed decides, and texts that are worst cases.</summary>
internal static class TaggingSample
{
    private static readonly string[] Sentences =
    [
        "Britain told its mobile operators on Tuesday to stop buying equipment from Huawei by the end of the year.",
        "The digital secretary said American sanctions had changed the sums, since nobody could vouch for the chips.",
        "China's commerce ministry called the decision groundless and said it would protect the rights of its firms.",
        "Analysts in London doubt that the bill of 500 million pounds can be kept so low.",
        "The Dutch government will require ASML to hold a licence before it ships its newer machines to China.",
        "Shares of the chipmaker fell two percent in Amsterdam, while Nvidia and TSMC hardly moved.",
        "\"We look at the product and not at the passport,\" the minister told reporters in Ankara.",
        "Germany's interior ministry has not decided whether parts from Chinese suppliers must leave the core networks.",
        "India has blocked dozens of apps, among them TikTok, and has no plan to let them back.",
        "The European Commission opened an inquiry into subsidies for electric cars made by BYD, Geely and SAIC.",
        "A court in Stockholm upheld the ban on ZTE after a hearing that lasted three days.",
        "Washington has pressed its allies in Warsaw, Prague and Vilnius for years, with mixed results.",
        "The company did not reply to a request for comment, and its lawyers declined to speak.",
        "Japan and South Korea signed an agreement on chip materials, ending a quarrel that began in 2019.",
        "It was raining in the capital when the delegation arrived, and few people noticed the flags.",
        "Canada ordered the firm to sell its stake in a lithium mine on grounds of national security.",
        "Brazil's regulator fined Meta over the way in which it merges the data of its users.",
        "The bill passed the upper house by a narrow margin and still needs a signature.",
        "Taiwan added two firms to its list of strategic goods, a step that obliges exporters to ask for a permit.",
        "Many readers will remember that the last review took eleven months and ended without a result.",
    ];

    public static List<ArticleText> Articles(int count, int length, int seed)
    {
        var random = new Random(seed);
        var articles = new List<ArticleText>(count);
        for (var i = 0; i < count; i++)
        {
            articles.Add(new ArticleText(Pick(random), Body(random, length), new DateOnly(2024, 5, 1)));
        }

        return articles;
    }

    /// <summary>Articles of a file of JSON Lines, made so long with the bodies of others.</summary>
    public static List<ArticleText> Padded(string file, int count, int length)
    {
        var rows = File.ReadLines(file).Where(line => line.Length > 0).Select(ToArticle).ToList();
        var articles = new List<ArticleText>(count);
        for (var index = 0; index < count; index++)
        {
            var article = rows[index % rows.Count];
            var body = new StringBuilder(article.Body);
            for (var next = 1; body.Length < length; next++)
            {
                body.Append("\n\n").Append(rows[(index + (next * 7)) % rows.Count].Body);
            }

            articles.Add(new(article.Title, body.ToString(0, length), article.Published));
        }

        return articles;
    }

    private static ArticleText ToArticle(string line)
    {
        using var json = JsonDocument.Parse(line);
        string TextOf(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        return new(TextOf("title"), TextOf("body"), DateOnly.TryParse(TextOf("published"), out var day) ? day : null);
    }

    /// <summary>By name: text of about so many words that is hard to read.</summary>
    public static IEnumerable<(string Name, string Text)> WorstCases(int words)
    {
        var random = new Random(1);
        yield return ("prose", Body(random, words * 6));
        yield return ("no punctuation", Body(random, words * 6).Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal));
        yield return ("capitals", Body(random, words * 6).ToUpperInvariant());
        yield return ("one name", Repeat("Georgia ", words));
        yield return ("names in doubt", Repeat("Commerce Ministry Moon Apple Orange Jordan ", words / 6));
        yield return ("states", Repeat("China bans Huawei and the US sanctions it. ", words / 8));
        yield return ("void phrases", Repeat("pay most of the bill and keep the ban out ", words / 10));
        yield return ("dots", Repeat(". ", words));
        yield return ("markup", Repeat("<p>China &amp; <b>Huawei</b> ", words / 3));
        yield return ("one word", new string('x', words * 6));
        yield return ("initials", Repeat("U.S.", words));
        yield return ("mixed scripts", Repeat("China 中国 封杀 Huawei Россия запрещает ハーウェイ bans \u202e\u0007 \ud800 İstanbul. ", words / 10));
        yield return ("mentions", Repeat("Huawei Nvidia ASML China France ", words / 5));
        yield return ("a clause", Repeat("which the US bans ", words / 4));
        yield return ("the company", Repeat("Huawei said the company and the firm and the ministry. ", words / 10));
    }

    private static string Body(Random random, int length)
    {
        var body = new StringBuilder(length + 200);
        while (body.Length < length)
        {
            body.Append(Pick(random)).Append(random.Next(4) == 0 ? '\n' : ' ');
        }

        return body.ToString();
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Pick(Random random) => Sentences[random.Next(Sentences.Length)];
}
