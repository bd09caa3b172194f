using System.Text;

namespace Chokepoint.Scraper.Feeds.Markup;

/// <summary>Reads bytes that are no UTF-8 as windows-1252: feeds paste texts of both together.</summary>
internal sealed class StrayByteFallback : DecoderFallback
{
    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private static readonly Encoding Windows = Encoding.GetEncoding(1252);
        private string text = "";
        private int next;

        public override int Remaining => text.Length - next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            text = Windows.GetString(bytesUnknown);
            next = 0;
            return text.Length > 0;
        }

        public override char GetNextChar() => next < text.Length ? text[next++] : '\0';

        public override bool MovePrevious()
        {
            next = Math.Max(0, next - 1);
            return next > 0;
        }

        public override void Reset()
        {
            text = "";
            next = 0;
        }
    }
}
