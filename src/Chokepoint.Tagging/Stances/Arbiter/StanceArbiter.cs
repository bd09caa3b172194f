namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>Has the last word on what the rules found in a sentence. A trained model does, and while it is trained, whoever gathers examples.</summary>
internal interface IArbiter
{
    IReadOnlyList<RawStance> Judge(SentenceReading reading);
}

/// <summary>Weighs every pair of a state and a possible target; the rules' answer is one of the things it looks at.</summary>
internal sealed class StanceArbiter(ArbiterModel model) : IArbiter
{
    // Below this nothing is said where the rules are silent.
    private const double LeastAlone = 0.4;

    public IReadOnlyList<RawStance> Judge(SentenceReading reading)
    {
        var candidates = Candidates.Of(reading);
        var judged = new List<RawStance>(reading.Found.Where(stance => !candidates.Exists(candidate => IsAbout(stance, candidate))));
        foreach (var candidate in candidates)
        {
            var odds = model.Judge(CandidateFeatures.Of(reading, candidate));
            var best = odds.Best();
            if (candidate.ByRule is { } rule)
            {
                judged.Add(rule with { Stance = best, Odds = odds.Of(best) });
            }
            else if (1 - odds.None >= LeastAlone)
            {
                judged.Add(new(candidate.Actor.Mention.Entity.Id, candidate.Target.Mention.Entity, best, default, "arbiter", reading.Sentence) { Odds = odds.Of(best) });
            }
        }

        return judged;
    }

    private static bool IsAbout(RawStance stance, Candidate candidate) =>
        stance.Actor == candidate.Actor.Mention.Entity.Id && stance.Target == candidate.Target.Mention.Entity;
}
