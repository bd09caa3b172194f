using System.Text;

namespace Chokepoint.Scraper.Fetching.Encodings;

/// <summary>Looks for the encoding that a page declares in a meta element, by the prescan of the HTML standard.</summary>
internal ref struct MetaPrescan
{
    private readonly ReadOnlySpan<byte> bytes;
    private int at;

    private MetaPrescan(ReadOnlySpan<byte> bytes) => this.bytes = bytes;

    /// <summary>The standard's name of the declared encoding, or null.</summary>
    public static string? Find(ReadOnlySpan<byte> bytes) => new MetaPrescan(bytes).Scan();

    private string? Scan()
    {
        while (at < bytes.Length)
        {
            var next = bytes[at..].IndexOf((byte)'<');
            if (next < 0)
            {
                return null;
            }

            at += next;
            if (Tag() is { } name)
            {
                return name;
            }
        }

        return null;
    }

    private string? Tag()
    {
        var rest = bytes[at..];
        if (rest.StartsWith("<!--"u8))
        {
            // "<!-->" is a whole comment: the dashes may be shared.
            var end = rest[2..].IndexOf("-->"u8);
            at = end < 0 ? bytes.Length : at + 2 + end + 3;
        }
        else if (rest.Length > 5 && IsMeta(rest))
        {
            at += 5;
            return Meta();
        }
        else if (rest.Length > 1 && (char.IsAsciiLetter((char)rest[1]) || (rest.Length > 2 && rest[1] == '/' && char.IsAsciiLetter((char)rest[2]))))
        {
            SkipElement();
        }
        else if (rest.Length > 1 && rest[1] is (byte)'!' or (byte)'/' or (byte)'?')
        {
            var end = rest.IndexOf((byte)'>');
            at = end < 0 ? bytes.Length : at + end + 1;
        }
        else
        {
            at++;
        }

        return null;
    }

    private static bool IsMeta(ReadOnlySpan<byte> rest) =>
        Ascii.EqualsIgnoreCase(rest[..5], "<meta"u8) && (IsSpace(rest[5]) || rest[5] == '/');

    private void SkipElement()
    {
        while (at < bytes.Length && !IsSpace(bytes[at]) && bytes[at] != '>')
        {
            at++;
        }

        while (Attribute(out _, out _))
        {
        }
    }

    private string? Meta()
    {
        var gotPragma = false;
        bool? needPragma = null;
        string? charset = null;
        var seen = new HashSet<string>();
        while (Attribute(out var name, out var value))
        {
            if (!seen.Add(name))
            {
                continue;
            }

            switch (name)
            {
                case "http-equiv":
                    gotPragma |= value == "content-type";
                    break;
                case "content" when charset is null && EncodingLabels.NameOf(CharsetIn(value)) is { } inContent:
                    (charset, needPragma) = (inContent, true);
                    break;
                case "charset":
                    (charset, needPragma) = (EncodingLabels.NameOf(value), false);
                    break;
            }
        }

        // A tag that the end of the bytes cuts off declares nothing.
        var isCut = at >= bytes.Length && (bytes.Length == 0 || bytes[^1] != '>');
        return isCut || charset is null || needPragma is null || (needPragma == true && !gotPragma) ? null : Usable(charset);
    }

    private static string Usable(string name) => name switch
    {
        "UTF-16LE" or "UTF-16BE" => "UTF-8",
        "x-user-defined" => "windows-1252",
        _ => name,
    };

    private bool Attribute(out string name, out string value)
    {
        (name, value) = ("", "");
        SkipWhile(static b => IsSpace(b) || b == '/');
        if (at >= bytes.Length || bytes[at] == '>')
        {
            at += at < bytes.Length ? 1 : 0;
            return false;
        }

        var start = at;
        SkipWhile(static b => !IsSpace(b) && b is not ((byte)'=' or (byte)'/' or (byte)'>'), orFirst: (byte)'=');
        name = Lower(bytes[start..at]);
        SkipWhile(IsSpace);
        if (at < bytes.Length && bytes[at] == '=')
        {
            at++;
            SkipWhile(IsSpace);
            value = Value();
        }

        return at < bytes.Length;
    }

    private string Value()
    {
        if (at >= bytes.Length)
        {
            return "";
        }

        if (bytes[at] is (byte)'"' or (byte)'\'')
        {
            var end = bytes[(at + 1)..].IndexOf(bytes[at]);
            var value = end < 0 ? "" : Lower(bytes.Slice(at + 1, end));
            at = end < 0 ? bytes.Length : at + end + 2;
            return value;
        }

        var start = at;
        SkipWhile(static b => !IsSpace(b) && b != '>');
        return Lower(bytes[start..at]);
    }

    private void SkipWhile(Func<byte, bool> condition, byte orFirst = 0)
    {
        var start = at;
        while (at < bytes.Length && (condition(bytes[at]) || (at == start && orFirst != 0 && bytes[at] == orFirst)))
        {
            at++;
        }
    }

    private static bool IsSpace(byte value) => value is 9 or 10 or 12 or 13 or 32;

    private static string Lower(ReadOnlySpan<byte> span) => Encoding.Latin1.GetString(span).ToLowerInvariant();

    /// <summary>The label behind "charset=" in the value of a content attribute or a Content-Type header; null where there is none.</summary>
    public static string? CharsetIn(string content)
    {
        for (var at = 0; (at = content.IndexOf("charset", at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            at += "charset".Length;
            var rest = content[at..].TrimStart();
            if (!rest.StartsWith('='))
            {
                continue;
            }

            rest = rest[1..].TrimStart();
            if (rest.Length > 0 && rest[0] is '"' or '\'')
            {
                var end = rest.IndexOf(rest[0], 1);
                return end < 0 ? null : rest[1..end];
            }

            return rest.Split([' ', '\t', '\n', '\r', '\f', ';'])[0];
        }

        return null;
    }
}
