using System.Globalization;
using System.Text;
using Chokepoint.Tagging;

namespace Chokepoint.Training.Stances;

/// <summary>
/// Reads labelled/*.txt: rows "DATE | TEXT | ACTOR>TARGET=R; ...", and articles between "@ DATE" and ".", a line a sentence,
/// the first of which is the title. A stance with "~" before it is told as past.
/// </summary>
internal static class LabelledFile
{
    public static List<LabelledText> Read(string path)
    {
        var texts = new List<LabelledText>();
        Draft? article = null;
        foreach (var line in File.ReadLines(path).Select(line => line.TrimEnd()))
        {
            if (line.StartsWith("@ ", StringComparison.Ordinal))
            {
                article = new(line[2..]);
            }
            else if (line == "." && article is not null)
            {
                texts.Add(article.Finish());
                article = null;
            }
            else if (article is not null)
            {
                article.Add(line);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                texts.Add(Row(line));
            }
        }
        return texts;
    }

    /// <summary>The same on every machine.</summary>
    public static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 16777619u;
        }
        return hash ^ (hash >> 15);
    }

    private static LabelledText Row(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        if (cells.Length != 3)
        {
            throw new FormatException($"A row needs a date, a text and labels: {line}");
        }
        var text = new ArticleText("", cells[1], Day(cells[0]));
        var stances = Now(cells[2]);
        return new(text, [new(0, text.FullText.Length, stances)], stances, Fold(text), IsPattern: false);
    }

    // What holds; two names of one firm are one target.
    private static Dictionary<(string Actor, string Target), Stance> Now(string labels) =>
        Labels(labels).Where(label => !label.IsPast).GroupBy(label => label.Pair).ToDictionary(group => group.Key, group => group.Last().Stance);

    private static int Fold(ArticleText text) => (int)(Hash(text.FullText) % LabelledText.Folds);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<((string Actor, string Target) Pair, Stance Stance, bool IsPast)> Labels(string cell)
    {
        foreach (var label in cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            var isPast = label[0] == '~';
            var (from, to) = (label.IndexOf('>', StringComparison.Ordinal), label.LastIndexOf('='));
            yield return ((label[(isPast ? 1 : 0)..from], Predictions.Resolve(label[(from + 1)..to])), StanceOf(label[to + 1]), isPast);
        }
    }

    private static Stance StanceOf(char letter) => letter switch
    {
        'R' => Stance.Restrictive,
        'C' => Stance.Cautious,
        'N' => Stance.Neutral,
        'S' => Stance.Supportive,
        _ => throw new FormatException($"{letter} is no stance: R, C, N or S."),
    };

    private sealed class Draft(string day)
    {
        private readonly StringBuilder body = new();
        private readonly List<LabelledLine> lines = [];
        private string? title;

        public void Add(string line)
        {
            if (line.Length == 0)
            {
                body.Append('\n');
                return;
            }
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            var stances = Now(cells.Length > 1 ? cells[1] : "");
            if (title is null)
            {
                title = cells[0];
                lines.Add(new(0, title.Length, stances));
                return;
            }
            body.Append(body.Length > 0 && body[^1] != '\n' ? " " : "");
            var start = title.Length + 2 + body.Length;
            body.Append(cells[0]);
            lines.Add(new(start, start + cells[0].Length, stances));
        }

        public LabelledText Finish()
        {
            var text = new ArticleText(title ?? "", body.ToString(), Day(day));
            var whole = new Dictionary<(string, string), Stance>();
            foreach (var (pair, stance) in lines.SelectMany(line => line.Stances).OrderByDescending(pair => pair.Value is Stance.Cautious ? 1 : pair.Value is Stance.Neutral ? 2 : 0))
            {
                whole[pair] = stance;
            }
            return new(text, lines, whole, Fold(text), IsPattern: false);
        }
    }
}
