using System.Text;

namespace Chokepoint.Scraper.Fetching.Encodings;

/// <summary>The attributes of one tag, in lower case, by the prescan of the HTML standard.</summary>
internal ref struct TagAttributes(ReadOnlySpan<byte> bytes, int start)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Behind what was read so far; behind the tag once <see cref="Next"/> is false.</summary>
    public int End { get; private set; } = start;

    public static bool IsSpace(byte value) => value is 9 or 10 or 12 or 13 or 32;

    public bool Next(out string name, out string value)
    {
        (name, value) = ("", "");
        SkipWhile(static b => IsSpace(b) || b == '/');
        if (End >= bytes.Length || bytes[End] == '>')
        {
            End += End < bytes.Length ? 1 : 0;
            return false;
        }

        var start = End;
        SkipWhile(static b => !IsSpace(b) && b is not ((byte)'=' or (byte)'/' or (byte)'>'), orFirst: (byte)'=');
        name = Lower(bytes[start..End]);
        SkipWhile(IsSpace);
        if (End < bytes.Length && bytes[End] == '=')
        {
            End++;
            SkipWhile(IsSpace);
            value = Value();
        }

        return End < bytes.Length;
    }

    private string Value()
    {
        if (End >= bytes.Length)
        {
            return "";
        }

        if (bytes[End] is (byte)'"' or (byte)'\'')
        {
            var length = bytes[(End + 1)..].IndexOf(bytes[End]);
            var value = length < 0 ? "" : Lower(bytes.Slice(End + 1, length));
            End = length < 0 ? bytes.Length : End + length + 2;
            return value;
        }

        var start = End;
        SkipWhile(static b => !IsSpace(b) && b != '>');
        return Lower(bytes[start..End]);
    }

    private void SkipWhile(Func<byte, bool> condition, byte orFirst = 0)
    {
        var start = End;
        while (End < bytes.Length && (condition(bytes[End]) || (End == start && orFirst != 0 && bytes[End] == orFirst)))
        {
            End++;
        }
    }

    private static string Lower(ReadOnlySpan<byte> span) => Encoding.Latin1.GetString(span).ToLowerInvariant();
}
