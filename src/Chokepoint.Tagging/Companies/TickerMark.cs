using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Companies;

/// <summary>"&lt;AAPL.O&gt;", "(NASDAQ: NVDA)", "(005930.KS)": what a wire writes after a company's name.</summary>
internal static class TickerMark
{
    private static readonly WordSet Exchanges = new(
        "NASDAQ NYSE LSE LON HKEX HKG SEHK TSX TSE TYO TWSE TPE KRX KOSDAQ SSE SZSE SHA SHE NSE BSE ASX FRA ETR EPA AMS STO HEL CPH OSL SWX BME BIT WSE MOEX SGX Nasdaq");

    /// <summary>True when the token opens a ticker in brackets.</summary>
    public static bool IsAt(Surroundings text, int token) => SymbolAt(text, token).Length > 0;

    /// <summary>The symbol between the brackets that open at the token; empty where there is none.</summary>
    public static ReadOnlySpan<char> SymbolAt(Surroundings text, int token)
    {
        var open = text.Word(token);
        if (open is not ("<" or "("))
        {
            return default;
        }

        var symbol = token + 1;
        if (Exchanges.Contains(text.Word(symbol)))
        {
            symbol += text.Word(symbol + 1) is ":" ? 2 : 1;
        }
        else if (open is "(" && !text.Word(symbol).Contains('.'))
        {
            return default;
        }

        return text.Word(symbol + 1) is ">" or ")" && IsSymbol(text.Word(symbol)) ? text.Word(symbol) : default;
    }

    private static bool IsSymbol(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
        {
            if (!char.IsAsciiLetterUpper(character) && !char.IsAsciiDigit(character) && character is not ('.' or '_') && !char.IsAsciiLetterLower(character))
            {
                return false;
            }
        }

        return word.Length is > 0 and <= 12;
    }
}
