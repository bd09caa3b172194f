using Chokepoint.Tagging;

namespace Chokepoint.Data.Positions;

/// <summary>Single stances to positions over time: a pure function. What it weighs and why is written down in docs/positions.md.</summary>
public sealed class PositionModel
{
    /// <summary>Stored positions carry it; another number makes them be computed anew.</summary>
    public const int Version = 2;

    /// <summary>Another stance must be this much heavier than the present one, so that a balance does not flicker.</summary>
    public const double Margin = 1.25;

    /// <summary>How far back a change is dated to the first story that told it.</summary>
    public static readonly TimeSpan Lookback = TimeSpan.FromDays(30);

    private readonly Balance balance = new();
    private readonly Measures measures = new();
    private readonly List<Testimony> told = [];
    private readonly List<PositionSpan> spans = [];
    private DateTimeOffset settledAt = DateTimeOffset.MinValue;

    private PositionModel()
    {
    }

    /// <param name="testimonies">All of one actor and one target, in any order.</param>
    /// <param name="rulings">What analysts said of its shifts.</param>
    /// <returns>The positions, oldest first.</returns>
    public static IReadOnlyList<PositionSpan> Of(IEnumerable<Testimony> testimonies, IEnumerable<Ruling> rulings)
    {
        var everything = testimonies.ToList();
        var all = Stories.Of(everything);
        var model = new PositionModel();
        var settled = rulings.Concat(all.Where(story => story.ByAnalyst).Select(story => new Ruling(story.At, story.Stance, story.ArticleId)));
        var settledAt = settled.OrderBy(ruling => ruling.At).ThenBy(ruling => ruling.ArticleId).ToLookup(ruling => ruling.At);
        var storiesAt = all.ToLookup(story => story.At);
        foreach (var at in storiesAt.Select(group => group.Key).Concat(settledAt.Select(group => group.Key)).Distinct().Order())
        {
            var known = model.spans.Count;
            model.Tell(storiesAt[at]);
            model.Settle(settledAt[at]);
            model.Decide(at);
            model.Strengthen(at, isNew: model.spans.Count > known);
        }

        return SpanStrength.Of(model.spans, all, Stories.Copies(everything));
    }

    private void Tell(IEnumerable<Testimony> stories)
    {
        foreach (var story in stories.Where(story => story.Voice != Voice.Apart && !story.ByAnalyst))
        {
            balance.Add(story);
            told.Add(story);
        }
    }

    private void Settle(IEnumerable<Ruling> rulings)
    {
        foreach (var ruling in rulings)
        {
            balance.Settle(ruling.Stance, ruling.At);
            settledAt = ruling.At;
            told.Clear();
            if (ruling.Stance is { } stance && stance != Present)
            {
                Begin(stance, ruling.At, (ruling.At, ruling.ArticleId), byAnalyst: true);
            }
        }
    }

    private void Strengthen(DateTimeOffset at, bool isNew)
    {
        if (Present is { } present && measures.Take(told.Where(story => story.At == at && story.Stance == present), present, isNew) is { } act)
        {
            spans[^1] = spans[^1] with { Steps = [.. spans[^1].Steps, new PositionStep(at, act.ArticleId)] };
        }
    }

    private Stance? Present => spans.Count > 0 ? spans[^1].Stance : null;

    private void Decide(DateTimeOffset at)
    {
        if (balance.Leader() is not { } leader || leader == Present
            || (Present is { } present && balance.Of(leader, at) <= Margin * balance.Of(present, at)))
        {
            return;
        }

        var run = Run(leader, at);
        var deciding = run.OrderByDescending(story => story.Voice == Voice.Official).ThenByDescending(story => story.Confidence)
            .ThenBy(story => story.At).ThenBy(story => story.ArticleId).First();
        Begin(leader, at, (run[^1].At, deciding.ArticleId), byAnalyst: false);
    }

    // The stories that brought the change about, newest first: back to the last one that spoke for the position before.
    private List<Testimony> Run(Stance stance, DateTimeOffset at)
    {
        var run = new List<Testimony>();
        for (var index = told.Count - 1; index >= 0; index--)
        {
            var story = told[index];
            var tooOld = at - story.At > Lookback || story.At <= settledAt || (spans.Count > 0 && story.At <= spans[^1].From);
            if (run.Count > 0 && (story.Stance == Present || tooOld))
            {
                break;
            }

            if (story.Stance == stance)
            {
                run.Add(story);
            }
        }

        return run;
    }

    private void Begin(Stance stance, DateTimeOffset at, (DateTimeOffset From, long ArticleId) deciding, bool byAnalyst)
    {
        var before = spans.Count > 0 ? spans[^1] : null;
        if (before is not null)
        {
            spans[^1] = before with { To = deciding.From };
        }

        var runnerUp = balance.Leader(except: stance);
        spans.Add(new PositionSpan(stance, deciding.From)
        {
            DecidingArticleId = deciding.ArticleId,
            Before = before?.Stance,
            BeforeArticleId = before?.DecidingArticleId,
            ByAnalyst = byAnalyst,
            Weight = balance.Of(stance, at),
            RunnerUp = runnerUp,
            RunnerUpWeight = runnerUp is { } other ? balance.Of(other, at) : 0,
        });
    }
}
