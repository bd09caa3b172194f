namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>What earlier sentences said of the two: "China condemned it" is read beside what was condemned.</summary>
internal readonly partial struct CandidateFeatures
{
    private void Before()
    {
        var context = view.Reading.Before;
        uint pair = 0, toward = 0, by = 0, back = 0;
        foreach (var one in context.LastJudged)
        {
            var (sameActor, sameTarget, said) = (one.Actor == candidate.Actor.Entity.Id, one.Target == candidate.Target.Entity, (uint)one.Stance + 1);
            pair = sameActor && sameTarget ? said : pair;
            toward = !sameActor && sameTarget ? said : toward;
            by = sameActor && !sameTarget ? said : by;
            back = one.Actor == candidate.Target.Entity.Id ? said + (one.Target == candidate.Actor.Entity ? 4u : 0) : back;
        }
        var known = context.Said.TryGetValue((candidate.Actor.Entity.Id, candidate.Target.Entity), out var stance) ? (uint)stance + 1 : 0;
        uint ties = (uint)candidate.Actor.Ties, others = (uint)candidate.Target.Ties;
        var last = pair | (toward << 4) | (by << 8) | (back << 12);
        to.Add(160, pair | (toward << 4), kinds);
        to.Add(161, toward, HeadCue(target), kinds);
        to.Add(162, by, HeadCue(actor), kinds);
        to.Add(163, back, HeadCue(actor), kinds);
        to.Add(164, known, kinds, ties | (others << 8));
        to.Add(165, WordAt(0), last, kinds);
        to.Add(166, last, ties, others);
        to.Add(167, home, toward, back);
        to.Add(168, known, HeadCue(target), HeadCue(actor));
        to.Add(169, view.Quotes, kinds, ties | (others << 8));
    }

    private uint WordAt(int word) => tree.MentionAt[word] is null ? Word(word) : 6u;
}
