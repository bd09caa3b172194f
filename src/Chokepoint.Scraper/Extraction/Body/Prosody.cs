namespace Chokepoint.Scraper.Extraction.Body;

/// <summary>What the shape of a text says about it.</summary>
internal static class Prosody
{
    public static bool EndsSentence(string text)
    {
        for (var i = text.Length - 1; i >= 0 && i > text.Length - 4; i--)
        {
            switch (text[i])
            {
                case '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '؟' or '۔':
                    return true;
                case '"' or '\'' or '”' or '’' or '»' or ')' or ']' or '“' or '」' or '«' or ' ':
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }
}
