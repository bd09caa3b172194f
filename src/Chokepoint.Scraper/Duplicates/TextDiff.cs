namespace Chokepoint.Scraper.Duplicates;

public enum DiffKind
{
    Same,
    Removed,
    Added,
}

public sealed record DiffPart(DiffKind Kind, string Text);

/// <summary>What changed between two texts, word by word. The parts but the added ones make the old text, those but the removed the new.</summary>
public static class TextDiff
{
    // Beyond this many differing words the texts are shown as replaced: no reader follows more.
    private const int MostEdits = 1500;

    public static IReadOnlyList<DiffPart> ByWords(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (a, b) = (Words(before), Words(after));
        var head = 0;
        while (head < a.Count && head < b.Count && a[head] == b[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < a.Count - head && tail < b.Count - head && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        var parts = new List<DiffPart>();
        Add(parts, DiffKind.Same, a.GetRange(0, head));
        Middle(parts, a.GetRange(head, a.Count - head - tail), b.GetRange(head, b.Count - head - tail));
        Add(parts, DiffKind.Same, a.GetRange(a.Count - tail, tail));
        return parts;
    }

    private static void Middle(List<DiffPart> parts, List<string> a, List<string> b)
    {
        if (a.Count == 0 || b.Count == 0 || Trace(a, b) is not { } trace)
        {
            Add(parts, DiffKind.Removed, a);
            Add(parts, DiffKind.Added, b);
            return;
        }

        foreach (var (kind, word) in Path(a, b, trace))
        {
            Add(parts, kind, [word]);
        }
    }

    // The furthest points reached with each number of edits, after Myers; null when there are too many edits.
    private static List<int[]>? Trace(List<string> a, List<string> b)
    {
        var most = Math.Min(a.Count + b.Count, MostEdits);
        var trace = new List<int[]>();
        var last = new int[] { 0, 0, 0 };
        for (var edits = 0; edits <= most; edits++)
        {
            var now = new int[(2 * edits) + 3];
            for (var k = -edits; k <= edits; k += 2)
            {
                var x = edits == 0 ? 0 : k == -edits || (k != edits && At(last, edits - 1, k - 1) < At(last, edits - 1, k + 1))
                    ? At(last, edits - 1, k + 1) : At(last, edits - 1, k - 1) + 1;
                while (x < a.Count && x - k < b.Count && a[x] == b[x - k])
                {
                    x++;
                }

                now[k + edits + 1] = x;
                if (x >= a.Count && x - k >= b.Count)
                {
                    trace.Add(now);
                    return trace;
                }
            }

            trace.Add(now);
            last = now;
        }

        return null;
    }

    private static int At(int[] reached, int edits, int k) => reached[k + edits + 1];

    private static List<(DiffKind Kind, string Word)> Path(List<string> a, List<string> b, List<int[]> trace)
    {
        var path = new List<(DiffKind, string)>();
        var (x, y) = (a.Count, b.Count);
        for (var edits = trace.Count - 1; edits > 0; edits--)
        {
            var (last, k) = (trace[edits - 1], x - y);
            var down = k == -edits || (k != edits && At(last, edits - 1, k - 1) < At(last, edits - 1, k + 1));
            var from = At(last, edits - 1, down ? k + 1 : k - 1);
            var fromY = from - (down ? k + 1 : k - 1);
            while (x > (down ? from : from + 1) && y > (down ? fromY + 1 : fromY))
            {
                path.Add((DiffKind.Same, a[--x]));
                y--;
            }

            path.Add(down ? (DiffKind.Added, b[--y]) : (DiffKind.Removed, a[--x]));
        }

        while (x > 0)
        {
            path.Add((DiffKind.Same, a[--x]));
        }

        path.Reverse();
        return path;
    }

    private static void Add(List<DiffPart> parts, DiffKind kind, List<string> words)
    {
        if (words.Count == 0)
        {
            return;
        }

        var text = string.Concat(words);
        if (parts.Count > 0 && parts[^1].Kind == kind)
        {
            parts[^1] = new DiffPart(kind, parts[^1].Text + text);
        }
        else
        {
            parts.Add(new DiffPart(kind, text));
        }
    }

    // A word with the white space after it, so that the parts join to the text.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i])))
            {
                words.Add(text[start..i]);
                start = i;
            }
        }

        return words;
    }
}
