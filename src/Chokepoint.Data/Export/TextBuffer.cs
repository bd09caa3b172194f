using System.Buffers;
using System.Text;

namespace Chokepoint.Data.Export;

/// <summary>Text on its way to a stream, as UTF-8 in large pieces.</summary>
internal sealed class TextBuffer(Stream stream)
{
    private const int FlushAt = 64 * 1024;
    private readonly ArrayBufferWriter<byte> bytes = new(2 * FlushAt);

    public void Append(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, bytes);

    public ValueTask FlushIfFullAsync(CancellationToken cancellationToken) =>
        bytes.WrittenCount < FlushAt ? ValueTask.CompletedTask : FlushAsync(cancellationToken);

    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes.WrittenMemory, cancellationToken);
        bytes.ResetWrittenCount();
    }
}
