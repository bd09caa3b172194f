namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>Has the last word on what the rules found in a sentence. A trained model does, and while it is trained, whoever gathers examples.</summary>
internal interface IArbiter
{
    IReadOnlyList<RawStance> Judge(SentenceReading reading);

    /// <summary>What the whole article makes of a pair.</summary>
    StanceOdds Decide(ArticlePair pair, ReadOnlySpan<int> features);
}

/// <summary>Weighs every pair of a state and a possible target; the rules' answer is one of the things it looks at.</summary>
internal sealed class StanceArbiter(ArbiterModel model) : IArbiter
{
    // A sentence that says less adds nothing to an article.
    private const double LeastSaid = 0.1;

    private const double UsualShare = 0.25;

    // Of an act that an earlier sentence told the arbiter sees little.
    private const double EventShare = 0.7;

    // What the rules are sure of stands in plain words.
    private const double PlainTrust = 0.7;
    private const double PlainWordsShare = 0.4;

    private const double PlainShare = 0.15;

    [ThreadStatic]
    private static FeatureBuffer? keys;

    public IReadOnlyList<RawStance> Judge(SentenceReading reading)
    {
        var candidates = Candidates.Of(reading);
        if (candidates.Count == 0 || !HasPredicate(reading))
        {
            return [];
        }
        keys ??= new();
        var view = new SentenceView(reading);
        var judged = new List<RawStance>();
        foreach (var candidate in candidates)
        {
            CandidateFeatures.Write(view, candidate, keys);
            var odds = Blend(model.Judge(keys.All), candidate.ByRule);
            if (1 - odds.None >= LeastSaid)
            {
                judged.Add(Say(reading, candidate, odds));
            }
        }
        return judged;
    }

    public StanceOdds Decide(ArticlePair pair, ReadOnlySpan<int> features) => Joined(model.Decide(features), pair.Plain);

    /// <summary>The trees have seen few articles: what the sentences say plainly keeps a say beside them.</summary>
    internal static StanceOdds Joined(StanceOdds trees, StanceOdds plain) => trees.Mix(plain, PlainShare);

    // Names alone say nothing.
    private static bool HasPredicate(SentenceReading reading)
    {
        for (var word = 0; word < reading.Tree.Count; word++)
        {
            if (reading.Cues[word] is not null || reading.Tree.IsVerb(word))
            {
                return true;
            }
        }
        return false;
    }

    private static RawStance Say(SentenceReading reading, Candidate candidate, StanceOdds odds)
    {
        var best = odds.Best();
        var said = candidate.ByRule
            ?? new(candidate.Actor.Entity.Id, candidate.Target.Entity, best, default, "judged" + Nearest(reading, candidate.Target.Word), reading.Sentence);
        return said with { Stance = best, Odds = odds, ByRule = candidate.ByRule, ActorTies = candidate.Actor.Ties, TargetTies = candidate.Target.Ties };
    }

    // The rules keep a say, so that plain sentences are read the same whatever was learnt.
    private static StanceOdds Blend(StanceOdds odds, RawStance? rule)
    {
        if (rule is null)
        {
            return odds;
        }
        var trust = Calibration.Of(rule);
        var ruleShare = rule.How.IsEvent ? EventShare : trust >= PlainTrust ? PlainWordsShare : UsualShare;
        return odds.Mix(StanceOdds.Only(rule.Stance, trust), ruleShare);
    }

    // For the reader who asks why: the cue that stands nearest.
    private static string Nearest(SentenceReading reading, int word)
    {
        Cue? best = null;
        foreach (var cue in reading.Cues)
        {
            if (cue is { Entry.Own: not null } known && (best is not { } other || Math.Abs(known.Word - word) < Math.Abs(other.Word - word)))
            {
                best = known;
            }
        }
        return best is { } found ? ":" + found.Entry.Pattern : "";
    }
}
