using Chokepoint.Tagging;

namespace Chokepoint.Web.Articles;

/// <summary>Words of one kind: plain, or naming an entity.</summary>
public readonly record struct Run(string Text, Entity? Entity);

/// <summary>A stretch of text that proves stances, by their numbers (from 1), or plain text where there are none.</summary>
public sealed record Passage(IReadOnlyList<int> Numbers, Stance? Stance, bool IsStart, IReadOnlyList<Run> Runs);

public sealed record Paragraph(IReadOnlyList<Passage> Passages);

/// <summary>Cuts title and body at mentions and evidence, so that markup can be put around them and never into them.</summary>
internal sealed class TextRuns
{
    private readonly string text;
    private readonly int bodyStart;
    private readonly IReadOnlyList<Mention> mentions;
    private readonly List<(int Start, int End, List<int> Numbers, Stance Stance)> evidence = [];

    public TextRuns(ReadingArticle article)
    {
        text = article.Title + "\n\n" + article.Body;
        bodyStart = article.Title.Length + 2;
        mentions = [.. article.Mentions.Where(mention => Fits(mention.Start, mention.Length)).OrderBy(mention => mention.Start)];
        for (var i = 0; i < article.Stances.Count; i++)
        {
            var stance = article.Stances[i];
            if (Fits(stance.Start, stance.Length))
            {
                AddEvidence(stance, i + 1);
            }
        }

        evidence.Sort((one, other) => one.Start.CompareTo(other.Start));
    }

    public Paragraph Title => Cut(0, bodyStart - 2);

    public IEnumerable<Paragraph> Body()
    {
        var start = bodyStart;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (!text.AsSpan(start, end - start).IsWhiteSpace())
            {
                yield return Cut(start, end);
            }

            start = end + 1;
        }
    }

    // Stances proved by the same or an overlapping sentence share one mark with all their numbers.
    private void AddEvidence(ReadingStance stance, int number)
    {
        var end = stance.Start + stance.Length;
        var same = evidence.FindIndex(known => known.Start < end && stance.Start < known.End);
        if (same < 0)
        {
            evidence.Add((stance.Start, end, [number], stance.Stance));
            return;
        }

        var known = evidence[same];
        known.Numbers.Add(number);
        evidence[same] = (Math.Min(known.Start, stance.Start), Math.Max(known.End, end), known.Numbers, known.Stance);
    }

    private Paragraph Cut(int start, int end)
    {
        var passages = new List<Passage>();
        var at = start;
        foreach (var (from, to, numbers, stance) in evidence.Where(mark => mark.Start < end && mark.End > start))
        {
            var first = Math.Max(from, at);
            var last = Math.Min(to, end);
            if (last <= first)
            {
                continue;
            }

            AddPlain(passages, at, first);
            passages.Add(new(numbers, stance, from >= start, Runs(first, last)));
            at = last;
        }

        AddPlain(passages, at, end);
        return new(passages);
    }

    private void AddPlain(List<Passage> passages, int start, int end)
    {
        if (end > start)
        {
            passages.Add(new([], null, false, Runs(start, end)));
        }
    }

    private List<Run> Runs(int start, int end)
    {
        var runs = new List<Run>();
        var at = start;
        foreach (var mention in mentions)
        {
            var from = Math.Max(mention.Start, at);
            var to = Math.Min(mention.Start + mention.Length, end);
            if (to <= from || from < at)
            {
                continue;
            }

            AddRun(runs, at, from, null);
            AddRun(runs, from, to, mention.Entity);
            at = to;
        }

        AddRun(runs, at, end, null);
        return runs;
    }

    private void AddRun(List<Run> runs, int start, int end, Entity? entity)
    {
        if (end > start)
        {
            runs.Add(new(text[start..end], entity));
        }
    }

    private bool Fits(int start, int length) => start >= 0 && length > 0 && start + length <= text.Length;
}
