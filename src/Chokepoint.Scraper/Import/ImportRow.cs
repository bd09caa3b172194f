using System.Globalization;
using Chokepoint.Data.Articles;

namespace Chokepoint.Scraper.Import;

/// <summary>One article of a .jsonl or .csv file; column names as in the exports.</summary>
internal sealed record ImportRow(string? Title, string? Body, string? Published, string? Source, string? Url)
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy/MM/dd"];

    /// <summary>Null, with the reason, where it is no article.</summary>
    public (ArticleDraft? Draft, string? Why) Read()
    {
        var title = Title?.Trim() ?? "";
        var body = Body?.Trim() ?? "";
        if (title.Length == 0 && body.Length == 0)
        {
            return (null, "no title and no body. The columns are title, body, published, source, url");
        }

        if (body.Length > ImportedText.MaximumBytes)
        {
            return (null, "its body is larger than 10 MB");
        }

        string? url = null;
        if (!string.IsNullOrWhiteSpace(Url))
        {
            if (!Uri.TryCreate(Url.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                return (null, $"'{Url}' is no http or https address");
            }

            url = Url.Trim();
        }

        if (!TryDate(out var at, out var precision))
        {
            return (null, $"'{Published}' is no date. Write 2020-07-14 or 2020-07-14T09:30:00Z");
        }

        var (heading, text) = title.Length > 0 ? (title, body) : ImportedText.Split(body);
        return (new ArticleDraft
        {
            Url = url,
            Title = heading,
            Body = text.Replace("\r\n", "\n", StringComparison.Ordinal),
            PublishedAt = at,
            PublishedPrecision = precision,
            PublishedOrigin = PublishedOrigin.Import,
            SourceName = string.IsNullOrWhiteSpace(Source) ? null : Source.Trim(),
        }, null);
    }

    private bool TryDate(out DateTimeOffset? at, out PublishedPrecision precision)
    {
        (at, precision) = (null, PublishedPrecision.Unknown);
        if (string.IsNullOrWhiteSpace(Published))
        {
            return true;
        }

        if (DateOnly.TryParseExact(Published.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            (at, precision) = (new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), PublishedPrecision.Day);
            return true;
        }

        // Only the unmistakable form: "01/02/2020" is two days.
        if (Published.Contains('T', StringComparison.OrdinalIgnoreCase)
            && DateTimeOffset.TryParse(Published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            (at, precision) = (instant.ToUniversalTime(), PublishedPrecision.Instant);
            return true;
        }

        return false;
    }
}
