using System.Buffers;
using System.Globalization;
using System.Text;

namespace Chokepoint.Data.Export;

/// <summary>CSV of RFC 4180, as bytes: comma, CRLF, quotes only where needed.</summary>
internal sealed class CsvTable(Stream stream, bool raw, bool byteOrderMark) : TableWriter
{
    private const int FlushAt = 64 * 1024;
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private byte[] buffer = new byte[2 * FlushAt];
    private int length;
    private bool rowBegun;

    public override async Task StartAsync(IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        if (byteOrderMark)
        {
            Append("\uFEFF");
        }

        foreach (var column in columns)
        {
            Text(column);
        }

        await EndRowAsync(cancellationToken);
    }

    public override void Text(string? value)
    {
        Separate();
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        var guarded = !raw && FormulaGuard.IsNeeded(value);
        if (value.AsSpan().ContainsAny(Special))
        {
            Append(guarded ? "\"'" : "\"");
            Append(value.Contains('"', StringComparison.Ordinal) ? value.Replace("\"", "\"\"", StringComparison.Ordinal) : value);
            Append("\"");
        }
        else
        {
            Append(guarded ? "'" : "");
            Append(value);
        }
    }

    public override void Number(long value) => Format(value, default);

    public override void Number(double value) => Format(value, "0.###");

    public override void Moment(DateTimeOffset? value)
    {
        if (value is { } at)
        {
            Format(at.UtcDateTime, "yyyy-MM-dd'T'HH:mm:ss'Z'");
        }
        else
        {
            Separate();
        }
    }

    public override ValueTask EndRowAsync(CancellationToken cancellationToken)
    {
        Append("\r\n");
        rowBegun = false;
        return length < FlushAt ? ValueTask.CompletedTask : FlushAsync(cancellationToken);
    }

    public override async Task FinishAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await stream.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        length = 0;
    }

    private void Separate()
    {
        Append(rowBegun ? "," : "");
        rowBegun = true;
    }

    private void Format<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Separate();
        Reserve(64);
        value.TryFormat(buffer.AsSpan(length), out var written, format, CultureInfo.InvariantCulture);
        length += written;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
    }

    private void Reserve(int more)
    {
        if (buffer.Length - length < more)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + more));
        }
    }
}
