using System.Text;
using AngleSharp.Html;

namespace Chokepoint.Scraper.Feeds.Markup;

/// <summary>
/// Decodes references: numbers, all names of HTML, and plain texts that the document's own DTD declares. What is no
/// reference stays as it is written.
/// </summary>
internal sealed class CharacterReferences
{
    private const int MaximumName = 32;
    private const int MaximumDeclared = 64;
    private int budget = 1_000_000;
    private readonly Dictionary<string, string> declared = new(StringComparer.Ordinal);

    /// <summary>Remembers an entity whose text is short and refers to no other: nothing here expands twice.</summary>
    public void Declare(string name, string text)
    {
        var refersToOthers = text.Split('&').Skip(1).Any(rest => !rest.StartsWith('#'));
        if (text.Length <= MaximumDeclared && !refersToOthers && Decode(text) is var value && value.AsSpan().IndexOfAny('&', '<') < 0)
        {
            declared.TryAdd(name, value);
        }
    }

    public string Decode(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('&');
        if (at < 0)
        {
            return text.ToString();
        }

        var decoded = new StringBuilder(text.Length);
        while (at >= 0)
        {
            decoded.Append(text[..at]);
            text = text[at..];
            var length = Reference(text, decoded);
            if (length == 0)
            {
                decoded.Append('&');
                length = 1;
            }

            text = text[length..];
            at = text.IndexOf('&');
        }

        return decoded.Append(text).ToString();
    }

    private int Reference(ReadOnlySpan<char> text, StringBuilder decoded)
    {
        if (text is ['&', '#', ..])
        {
            return Number(text, decoded);
        }

        var end = text[..Math.Min(text.Length, MaximumName)].IndexOf(';');
        if (end < 2)
        {
            return 0;
        }

        var name = text[1..end].ToString();
        var value = name switch { "amp" => "&", "lt" => "<", "gt" => ">", "quot" => "\"", "apos" => "'", _ => Named(name) };
        decoded.Append(value);
        return value is null ? 0 : end + 1;
    }

    private string? Named(string name)
    {
        if (declared.TryGetValue(name, out var own) && (budget -= own.Length) > 0)
        {
            return own;
        }

        return HtmlEntityProvider.Resolver.GetSymbol(name + ";");
    }

    private static int Number(ReadOnlySpan<char> text, StringBuilder decoded)
    {
        var hexadecimal = text.Length > 2 && text[2] is 'x' or 'X';
        var start = hexadecimal ? 3 : 2;
        var end = start;
        var code = 0L;
        while (end < text.Length && Digit(text[end], hexadecimal) is >= 0 and var digit)
        {
            code = Math.Min((code * (hexadecimal ? 16 : 10)) + digit, 0x110000);
            end++;
        }

        if (end == start)
        {
            return 0;
        }

        decoded.Append(Character((int)code));
        return end < text.Length && text[end] == ';' ? end + 1 : end;
    }

    // Numbers 128 to 159 are meant as windows-1252; no text means the control characters there.
    private static string Character(int code) => code switch
    {
        0 => "",
        < 32 and not (9 or 10 or 13) => "",
        >= 128 and < 160 => HtmlEntityProvider.GetSymbolFromTable(code) ?? "",
        _ => Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD",
    };

    private static int Digit(char value, bool hexadecimal) =>
        char.IsAsciiDigit(value) ? value - '0' : hexadecimal && char.IsAsciiHexDigit(value) ? (value | 32) - 'a' + 10 : -1;
}
