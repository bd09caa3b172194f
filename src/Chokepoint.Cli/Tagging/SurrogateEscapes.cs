using System.Text;
using System.Text.RegularExpressions;

namespace Chokepoint.Cli.Tagging;

/// <summary>Reads a JSON string whose \uD800 to \uDFFF escapes do not pair: each half becomes U+FFFD.</summary>
internal static partial class SurrogateEscapes
{
    public static string Read(string raw)
    {
        // An escaped backslash is taken with its second half, so that "\\ud800" stays text.
        var paired = Escapes().Replace(raw, match => match.Groups["lone"].Success ? @"\uFFFD" : match.Value);
        using var json = System.Text.Json.JsonDocument.Parse(Encoding.UTF8.GetBytes(paired));
        return json.RootElement.GetString() ?? "";
    }

    [GeneratedRegex(@"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<lone>\\u[dD][89a-fA-F][0-9a-fA-F]{2})")]
    private static partial Regex Escapes();
}
