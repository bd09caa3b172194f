using System.Net;
using System.Text;

namespace Chokepoint.Scraper.Extraction.Declared;

/// <summary>Declared texts that carry markup: tags are left out, entities decoded.</summary>
internal static class PlainText
{
    public static string Of(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
        {
            return WebUtility.HtmlDecode(text);
        }

        var plain = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            var close = open < 0 ? -1 : text.IndexOf('>', open);
            if (close < 0)
            {
                plain.Append(text, at, text.Length - at);
                break;
            }

            plain.Append(text, at, open - at).Append(' ');
            at = close + 1;
        }

        return WebUtility.HtmlDecode(plain.ToString());
    }
}
