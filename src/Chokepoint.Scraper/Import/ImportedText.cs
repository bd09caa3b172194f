using System.Text;
using System.Text.RegularExpressions;
using Chokepoint.Scraper.Fetching.Encodings;

namespace Chokepoint.Scraper.Import;

/// <summary>A plain text file as an article: which line is the title, which a caption.</summary>
internal static partial class ImportedText
{
    /// <summary>Larger files are not one article.</summary>
    public const int MaximumBytes = 10 * 1024 * 1024;

    /// <summary>What is said of a text beyond that.</summary>
    public const string TooLarge =
        "larger than 10 MB. One file is one article: split it, or import many articles as .jsonl or .csv";

    private const int TitleLength = 160;

    /// <summary>Null, with the reason, where the bytes are no text.</summary>
    public static (string? Text, string? Why) Decode(byte[] bytes)
    {
        if (bytes.Length > MaximumBytes)
        {
            return (null, TooLarge);
        }

        if (bytes.AsSpan().StartsWith("%PDF-"u8))
        {
            return (null, "a PDF. Save its text as .txt or .html and import that");
        }

        var text = HtmlEncoding.Decode(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim('\uFEFF', ' ', '\n', '\t');
        if (text.Length == 0)
        {
            return (null, "empty");
        }

        var controls = text.Count(character => char.IsControl(character) && character is not ('\n' or '\t'));
        return controls > 4 + (text.Length / 100) ? (null, "not a text: it holds binary data. Import .txt, .html, .jsonl or .csv") : (text, null);
    }

    /// <summary>
    /// The first line is the title when it is short and a blank line follows, else the first sentence is. A first line that
    /// credits a photo is a caption and stays in the body.
    /// </summary>
    public static (string Title, string Body) Split(string text)
    {
        var lines = text.Split('\n');
        var first = lines[0].Trim();
        if (lines.Length > 2 && first.Length <= TitleLength && lines[1].Trim().Length == 0 && !PhotoCredit().IsMatch(first))
        {
            return (first, Paragraphs(lines.Skip(1)));
        }

        var body = Paragraphs(lines);
        var start = Array.Find(body.Split('\n'), line => !PhotoCredit().IsMatch(line)) ?? first;
        return (FirstSentence(start), body);
    }

    private static string Paragraphs(IEnumerable<string> lines) =>
        string.Join('\n', lines.Select(line => line.Trim()).Where(line => line.Length > 0));

    private static string FirstSentence(string paragraph)
    {
        var end = SentenceEnd().Match(paragraph);
        var sentence = end.Success ? paragraph[..(end.Index + 1)] : paragraph;
        if (sentence.Length <= 2 * TitleLength)
        {
            return sentence;
        }

        var cut = new StringBuilder(sentence, 0, TitleLength, TitleLength + 1);
        var space = cut.ToString().LastIndexOf(' ');
        return (space > TitleLength / 2 ? cut.ToString(0, space) : cut.ToString()) + "…";
    }

    [GeneratedRegex(@"[\(\[]\s*(photo|image|picture|file photo|credit|source)\b[^)\]]{0,80}[\)\]]|^\s*(photo|image|picture|file photo)\s*(:|by\b)|\bphoto\s*[:/]\s*\S", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PhotoCredit();

    // Not after an initial or a short abbreviation such as "U.S." or "Mr."
    [GeneratedRegex(@"(?<=\p{Ll}{2}|\d|[\p{Ll}""”’)])[.!?](?=[""”’)]*\s+[\p{Lu}""“‘])(?<!\b(Mr|Mrs|Ms|Dr|St|Inc|Corp|Ltd|Co|Gen|Sen|Rep|Gov|vs|No)\.)", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
