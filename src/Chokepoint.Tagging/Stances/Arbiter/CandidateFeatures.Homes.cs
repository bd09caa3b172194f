using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>States seldom ban their own firms, and stand up for them: whether it is one is known, which one is not.</summary>
internal readonly partial struct CandidateFeatures
{
    private void Homes()
    {
        to.Add(110, home, kinds, order);
        to.Add(111, home, Role(candidate.Actor), (uint)candidate.Actor.Ties);
        to.Add(112, home, HeadCue(target), HeadCue(actor));
        to.Add(113, home, Relation(actor), Relation(target));
        to.Add(114, home, candidate.ByRule is { } rule ? (uint)rule.Stance + 1 : 0, kinds);
        to.Add(115, home, HeadCue(actor), kind);
        to.Add(116, home, HeadCue(target), kind);
        for (var word = 0; word < tree.Count; word++)
        {
            if (view.Sense(word) is var sense and not 0)
            {
                to.Add(117, home, sense, Side(word));
                to.Add(118, home, view.Kind(word), view.Flags(word));
            }
        }
    }

    private static uint HomeOf(SentenceView view, Candidate candidate)
    {
        var (actor, target) = (candidate.Actor.Entity, candidate.Target.Entity);
        if (target.Kind != EntityKind.Company)
        {
            return view.HasFirmOf(target.Id) ? 1u : view.HasFirmOf(actor.Id) ? 2u : 0;
        }
        var (home, parent) = EntityCatalogue.Default.HomesOf(target);
        return home is null ? 3u : home == actor.Id ? 4u : parent == actor.Id ? 5u : view.IsNamed(home) ? 6u : 7u;
    }
}
