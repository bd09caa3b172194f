using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>One stance for each actor and target of an article, from what the arbiter makes of its sentences (guide, rules 2 and 10).</summary>
internal static class Verdict
{
    public static IReadOnlyList<StanceTag> Reach(List<RawStance> found, Document document, Backdrop backdrop, IArbiter arbiter)
    {
        var article = new ArticleEvidence(found, document, backdrop);
        return Reconciliation.Ordered(article.Pairs
            .Select(pair => Choose(pair, arbiter.Decide(pair, article.Features(pair)), document))
            .Where(tag => tag.Confidence > Reconciliation.LeastKept));
    }

    private static StanceTag Choose(ArticlePair pair, StanceOdds odds, Document document)
    {
        var best = odds.Best();
        var agreeing = pair.Sentences.OrderByDescending(one => one.Share(best)).ThenBy(one => one.Sentence).ToArray();
        var first = agreeing[0] with { Stance = best };
        return Reconciliation.Tag(first, (best, Math.Round(odds.Of(best), 3)), agreeing.Where(one => one.Stance == best && one.Share(best) > 0.5), document);
    }
}
