using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>
/// What the sentences of an article make of each pair, set beside what they make of the others, as whole numbers:
/// shares in thousandths, counts as they are. The last word on an article is learnt from these.
/// </summary>
internal sealed class ArticleEvidence
{
    /// <summary>Length of <see cref="Features"/>.</summary>
    public const int Size = 66;

    private const int Classes = 4;
    private const double Said = 0.3;

    // No sentence alone can rule a class out.
    private const double LeastShare = 0.02;

    // A list of states or firms says no more when it goes on.
    private const int MostOthers = 40;
    private readonly Document document;
    private readonly Backdrop backdrop;
    private readonly ILookup<Entity, ArticlePair> byTarget;
    private readonly ILookup<string, ArticlePair> byActor;
    private readonly Dictionary<int, int> bySentence;
    private readonly int[] row = new int[Size];
    private int filled;

    public ArticleEvidence(List<RawStance> found, Document document, Backdrop backdrop)
    {
        (this.document, this.backdrop) = (document, backdrop);
        Pairs = [.. found.Where(stance => stance.Odds is not null).GroupBy(stance => (stance.Actor, stance.Target))
            .Select(group => new ArticlePair(group.Key.Actor, group.Key.Target, [.. group]))];
        byTarget = Pairs.ToLookup(pair => pair.Target);
        byActor = Pairs.ToLookup(pair => pair.Actor);
        bySentence = Pairs.SelectMany(pair => pair.Sentences, (pair, one) => (pair, one.Sentence)).Distinct().CountBy(one => one.Sentence).ToDictionary();
    }

    public IReadOnlyList<ArticlePair> Pairs { get; }

    /// <summary>Valid until the next call.</summary>
    public ReadOnlySpan<int> Features(ArticlePair pair)
    {
        filled = 0;
        Array.Clear(row);
        var best = pair.Sentences.MinBy(one => one.Odds!.Value.None)!;
        Shares(pair);
        Surest(best);
        Standing(pair, best);
        Others(pair, best);
        return row;
    }

    private void Shares(ArticlePair pair)
    {
        Span<double> joint = stackalloc double[Classes];
        Joint(pair, joint);
        for (var stance = Stance.Restrictive; stance <= Stance.Supportive; stance++)
        {
            var (first, second) = pair.Surest(stance);
            double titled = 0, sum = 0;
            var times = 0;
            foreach (var one in pair.Sentences)
            {
                var share = one.Share(stance);
                titled = IsTitle(one) ? Math.Max(titled, share) : titled;
                sum += share;
                times += share > Said ? 1 : 0;
            }
            Put(first);
            Put(second);
            Put(titled);
            Put(sum);
            Put(times);
            Put(joint[(int)stance]);
            Put(pair.Sentences.Max(one => one.ByRule is { } rule && rule.Stance == stance ? Calibration.Of(rule) : 0));
        }
    }

    // The class that all sentences speak for together, each as loud as it is sure to say anything: their odds are multiplied.
    private static void Joint(ArticlePair pair, Span<double> shares)
    {
        shares.Clear();
        foreach (var one in pair.Sentences)
        {
            var loud = 1 - one.Odds!.Value.None;
            for (var stance = 0; stance < Classes; stance++)
            {
                shares[stance] += loud * Math.Log(Math.Max(one.Share((Stance)stance) / loud, LeastShare));
            }
        }
        double most = double.MinValue, total = 0;
        foreach (var share in shares)
        {
            most = Math.Max(most, share);
        }
        for (var stance = 0; stance < Classes; stance++)
        {
            shares[stance] = Math.Exp(shares[stance] - most);
            total += shares[stance];
        }
        for (var stance = 0; stance < Classes; stance++)
        {
            shares[stance] /= total;
        }
    }

    private void Surest(RawStance best)
    {
        Put(best.Odds!.Value.None);
        Put((int)best.ActorTies);
        Put((int)best.TargetTies);
        Put(best.ByRule is null ? 9 : (int)best.How.Actor);
        Put(best.ByRule is null ? 9 : (int)best.How.Link);
        Put(IsTitle(best) ? 1 : 0);
        Put(best.Sentence);
        Put(document.Sentences[best.Sentence].TokenCount);
    }

    private void Standing(ArticlePair pair, RawStance best)
    {
        var actor = new Entity(EntityKind.Country, pair.Actor);
        Put((int)pair.Target.Kind);
        Put(IsHomeOf(actor, pair.Target) ? 1 : 0);
        Put(byActor[pair.Actor].Take(MostOthers).Count(other => IsHomeOf(pair.Target, other.Target)));
        Put(pair.Sentences.Length);
        Put(pair.Sentences.Count(one => one.ActorTies == Ties.None && one.TargetTies == Ties.None));
        foreach (var entity in (ReadOnlySpan<Entity>)[actor, pair.Target])
        {
            Put(backdrop.Times(entity));
            Put(backdrop.IsTitled(entity) ? 1 : 0);
            Put(backdrop.Rank(entity));
        }
        Put(document.Sentences.Length);
        Put(Pairs.Count);
        Put(bySentence[best.Sentence]);
    }

    // What the article makes of the same target and others, of the same actor and others, and of the two the other way round.
    private void Others(ArticlePair pair, RawStance best)
    {
        Span<double> toward = stackalloc double[Classes], by = stackalloc double[Classes], back = stackalloc double[Classes], home = stackalloc double[Classes];
        double rival = 0, sibling = 0;
        foreach (var other in byTarget[pair.Target].Take(MostOthers).Where(other => other != pair))
        {
            Add(toward, other);
            rival = Math.Max(rival, In(other, best.Sentence));
        }
        foreach (var other in byActor[pair.Actor].Take(MostOthers).Where(other => other != pair))
        {
            Add(by, other);
            sibling = Math.Max(sibling, In(other, best.Sentence));
            Add(IsHomeOf(pair.Target, other.Target) ? home : default, other);
        }
        if (pair.Target.Kind == EntityKind.Country)
        {
            Add(back, byActor[pair.Target.Id].Take(MostOthers).FirstOrDefault(other => other.Target == new Entity(EntityKind.Country, pair.Actor)));
        }
        foreach (var share in (ReadOnlySpan<double>)[rival, sibling, .. toward, .. by, .. back, Math.Max(home[0], home[1]), home[^1]])
        {
            Put(share);
        }
    }

    private static double In(ArticlePair pair, int sentence) =>
        pair.Sentences.Where(one => one.Sentence == sentence).Select(one => 1 - one.Odds!.Value.None).DefaultIfEmpty().Max();

    private static void Add(Span<double> to, ArticlePair? pair)
    {
        for (var stance = 0; stance < to.Length && pair is not null; stance++)
        {
            to[stance] = Math.Max(to[stance], pair.Surest((Stance)stance).First);
        }
    }

    // One is a firm of the other, whichever way round.
    private static bool IsHomeOf(Entity one, Entity other) =>
        (one.Kind, other.Kind) switch
        {
            (EntityKind.Country, EntityKind.Company) => EntityCatalogue.Default.Find(other)?.Country == one.Id,
            (EntityKind.Company, EntityKind.Country) => EntityCatalogue.Default.Find(one)?.Country == other.Id,
            _ => false,
        };

    private bool IsTitle(RawStance one) => document.Sentences[one.Sentence].Start < document.TitleLength;

    private void Put(double share) => Put((int)Math.Round(share * 1000));

    private void Put(int count) => row[filled++] = count;
}
