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

        var attributes = new TagAttributes(bytes, at);
        while (attributes.Next(out _, out _))
        {
        }

        at = attributes.End;
    }

    private string? Meta()
    {
        var gotPragma = false;
        bool? needPragma = null;
        string? charset = null;
        var seen = new HashSet<string>();
        var attributes = new TagAttributes(bytes, at);
        while (attributes.Next(out var name, out var value))
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

        at = attributes.End;

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

    private static bool IsSpace(byte value) => TagAttributes.IsSpace(value);

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
