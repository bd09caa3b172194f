using System.Text;
using SpreadCheetah;

namespace Chokepoint.Data.Export;

/// <summary>An Excel workbook, written row by row. Text cells are typed as text, so that no formula can hide in them.</summary>
internal sealed class XlsxTable(Stream stream) : TableWriter
{
    // Limits of the format: rows of a worksheet and letters of a cell.
    private const int MostRows = 1_048_576;
    private const int LongestText = 32_767;

    private readonly LateStream late = new(stream);
    private readonly List<DataCell> cells = [];
    private IReadOnlyList<string> header = [];
    private Spreadsheet? spreadsheet;
    private int sheets;
    private int rows;

    private Spreadsheet Sheet => spreadsheet ?? throw new InvalidOperationException("StartAsync comes first.");

    public override async Task StartAsync(IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        header = columns;
        spreadsheet = await Spreadsheet.CreateNewAsync(late, cancellationToken: cancellationToken);
        await NextSheetAsync(cancellationToken);
    }

    public override void Text(string? value) => cells.Add(new DataCell(Fit(value)));

    public override void Number(long value) => cells.Add(new DataCell(value));

    public override void Number(double value) => cells.Add(new DataCell(value));

    // Days before 1900 have no number in Excel.
    public override void Moment(DateTimeOffset? value) => cells.Add(value switch
    {
        null => new DataCell((string?)null),
        { Year: > 1900 } at => new DataCell(at.UtcDateTime),
        { } at => new DataCell(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
    });

    public override async ValueTask EndRowAsync(CancellationToken cancellationToken)
    {
        if (rows == MostRows)
        {
            await NextSheetAsync(cancellationToken);
        }

        await Sheet.AddRowAsync(cells, cancellationToken);
        cells.Clear();
        rows++;
    }

    public override async Task FinishAsync(CancellationToken cancellationToken)
    {
        await Sheet.FinishAsync(cancellationToken);
        await Sheet.DisposeAsync();
        spreadsheet = null;
        await late.FlushAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        if (spreadsheet is not null)
        {
            await spreadsheet.DisposeAsync();
        }

        await late.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task NextSheetAsync(CancellationToken cancellationToken)
    {
        sheets++;
        await Sheet.StartWorksheetAsync(sheets == 1 ? "Articles" : $"Articles {sheets}", token: cancellationToken);
        await Sheet.AddHeaderRowAsync([.. header], token: cancellationToken);
        rows = 1;
    }

    private static string? Fit(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var text = value.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 ? value : Clean(value);
        return text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1), "…");
    }

    // XML 1.0 has no control characters but these three.
    private static string Clean(string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var letter in value)
        {
            clean.Append(letter is '\t' or '\n' or '\r' or >= ' ' ? letter : ' ');
        }

        return clean.ToString();
    }
}
