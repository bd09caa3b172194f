using System.Globalization;

namespace Chokepoint.IntegrationTests.Support;

/// <summary>A feed and its pages, written by us, in the shape that agencies use.</summary>
internal static class WireFeed
{
    private static readonly string[] Places = ["Lisbon", "Warsaw", "Seoul", "Ottawa", "Nairobi", "Lima", "Oslo", "Hanoi", "Athens", "Rabat"];
    private static readonly string[] Goods = ["lithography tools", "memory chips", "fibre cables", "satellite terminals", "routers", "rare earths", "drones"];

    public static string Rss(params IEnumerable<string> items) => $"<rss version=\"2.0\"><channel><title>Wire</title>{string.Concat(items)}</channel></rss>";

    public static string Item(int number, string path = "/story-{0}.html", string date = "Mon, 01 Jun 2020 10:00:00 GMT") =>
        $"<item><guid>{number}</guid><title>Story {number}</title><link>{string.Format(CultureInfo.InvariantCulture, path, number)}</link><pubDate>{date}</pubDate></item>";

    public static string Text(int number)
    {
        var (place, goods) = (Places[number % Places.Length], Goods[number / Places.Length % Goods.Length]);
        return string.Join('\n', Enumerable.Range(1, 5).Select(part =>
            $"Paragraph {part} of report {number}: officials in {place} said on day {number + part} that licence {(number * 31) + part} for {goods} would be reviewed, and that importer number {number * 7} had asked for {part + number} more weeks."));
    }

    public static string Page(int number, string extra = "") =>
        $"<html lang=en><head><title>{Headline(number)}</title></head><body><article><h1>{Headline(number)}</h1>{string.Concat(Text(number).Split('\n').Select(text => $"<p>{text}</p>"))}{extra}</article></body></html>";

    public static void Serve(OutsideWeb web, int count, string feed = "/feed.xml")
    {
        web.Text(feed, Rss(Enumerable.Range(1, count).Select(number => Item(number))), "application/rss+xml");
        for (var number = 1; number <= count; number++)
        {
            web.Text($"/story-{number}.html", Page(number));
        }
    }

    private static string Headline(int number) => $"Licences for importers reviewed, report {number}";
}
