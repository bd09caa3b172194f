using Chokepoint.Scraper.Extraction.Body;
using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Fields;

/// <summary>The dates that readers see around the beginning of the text.</summary>
internal sealed class VisibleDates
{
    private const int LongestLine = 160;
    private const int LongestDateline = 60;
    private const Hint Elsewhere = Hint.Related | Hint.Navigation;

    private readonly List<TextBlock> lines;
    private readonly BodyScores scores;
    private PublishedDate? first;
    private bool isRead;

    public VisibleDates(PageTree tree, BodyScores scores, int bodyStart)
    {
        this.scores = scores;
        var end = Math.Min(tree.Blocks.Count, bodyStart + 5);
        var start = Math.Max(0, Math.Min(bodyStart - 40, end));
        lines = tree.Blocks.GetRange(start, end - start).Where(block => block.Text.Length < LongestLine).ToList();
    }

    /// <summary>True for a text that stands near the article.</summary>
    public bool Holds(string text) => text.Length > 0 && lines.Exists(line => !Has(line, Elsewhere) && line.Text.Contains(text, StringComparison.Ordinal));

    /// <summary>A date that its element names so, else a line that is little more than a date. A caption's is none.</summary>
    public PublishedDate? First()
    {
        if (!isRead)
        {
            isRead = true;
            first = Read(lines.Where(line => Has(line, Hint.Date | Hint.Byline) && !Has(line, Hint.Caption | Hint.Related)))
                ?? Read(lines.Where(line => !Has(line, Hint.Caption | Elsewhere) && !line.Is(BlockContext.Figure) && line.Text.Length <= LongestDateline));
        }

        return first;
    }

    /// <summary>Any short line with a date.</summary>
    public PublishedDate? Loose() => Read(lines.Where(line => !Has(line, Hint.Caption) && !line.Is(BlockContext.Figure)));

    private bool Has(TextBlock line, Hint hints) => (scores.Inherited[line.Node] & hints) != 0;

    private static PublishedDate? Read(IEnumerable<TextBlock> lines) =>
        lines.Select(line => DateFinder.Make(line.Text, "visible text")).FirstOrDefault(date => date is not null);
}
