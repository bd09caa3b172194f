using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Follows one target up the tree: the first word that takes a stance toward it, then all that acts on that stance.</summary>
internal sealed class TrailReader(SentenceTree tree, Cue?[] cues, ReadingContext context)
{
    private const int MaxClimb = 12;

    private readonly BaseFinder bases = new(tree, cues);
    private readonly OperatorReader operators = new(tree, context);
    private readonly AgentReader agents = new(tree, context);

    /// <summary>Trails that split off on the way: what another state did, or feels about it.</summary>
    public List<Trail> Forks => operators.Forks;

    public void Follow(Trail trail)
    {
        var node = trail.Word;
        for (var step = 0; step < MaxClimb && tree.Heads[node] >= 0; step++)
        {
            Visit(trail, node, tree.Heads[node]);
            node = tree.Heads[node];
        }

        operators.ReadSpeaker(trail, node);
    }

    /// <summary>"Huawei, which Berlin banned", "firms sanctioned by Washington": the cue hangs on the target.</summary>
    public Trail? FollowModifier(EntityMention target, int word)
    {
        for (var (node, step) = (word, 0); node >= 0 && step < 3; (node, step) = (tree.Heads[node], step + 1))
        {
            foreach (var child in tree.Children(node))
            {
                if (tree.Relations[child] == Relation.ClauseModifier && cues[child] is { Entry: { Part: CuePart.Verb, Own: not null } } cue
                    && IsPatient(child) && cue.Entry.HasSlot("o"))
                {
                    var trail = new Trail(target, word);
                    bases.Set(trail, cue, CueLink.Argument);
                    agents.Take(trail, child);
                    Weaken(trail, child);
                    return trail;
                }
            }

            if (tree.Relations[node] is not (Relation.Compound or Relation.Adjective or Relation.Possessive or Relation.Flat))
            {
                return null;
            }
        }

        return null;
    }

    private bool IsPatient(int verb)
    {
        var subject = tree.Child(verb, Relation.Subject);
        return ClauseRoles.IsPassive(tree, verb)
            || (subject >= 0 && tree.Tags[subject] is not ("WDT" or "WP") && !tree.Is(subject, "which") && !tree.Is(subject, "that")
                && (tree.Child(verb, Relation.Object) is var theObject && (theObject < 0 || tree.Tags[theObject] is "WDT" or "WP")));
    }

    private void Visit(Trail trail, int node, int head)
    {
        var link = ArgumentLinks.Of(tree, node);
        if (link == ArgumentLink.Member)
        {
            PassMember(trail, node, head);
            return;
        }

        if (trail.Stance is null && trail.Base is null)
        {
            FindBase(trail, node, head, link);
        }
        else
        {
            operators.Apply(trail, head, node, cues[head]);
        }

        if (tree.IsVerb(head) && trail.Stance is not null)
        {
            Weaken(trail, head);
        }
    }

    private void FindBase(Trail trail, int node, int head, ArgumentLink link)
    {
        if (IsDoer(trail, node, head, link))
        {
            trail.IsDoer = true;
        }
        else if (trail.IsDoer && trail.Target.Mention.Entity.Kind == EntityKind.Country)
        {
            agents.Judge(trail, head, cues[head]);
        }
        else
        {
            bases.Try(trail, node, head, link);
            trail.IsObjectBelow |= link is ArgumentLink.Object or ArgumentLink.Oblique;
            trail.IsRemote |= trail.Base is null && tree.Relations[node] is Relation.ClauseModifier && !cues[head].HasValue;
        }

        if (trail.Base is not { } found || trail.IsDoer)
        {
            return;
        }

        if (link != ArgumentLink.Subject)
        {
            agents.Take(trail, head);
        }

        trail.Words.Add(head);
        if (found.Word != head && cues[head] is { } support && support.Entry.Effect != CueEffect.None)
        {
            operators.Apply(trail, head, found.Word, support);
        }
        else if (found.Word != head && Composition.IsNegated(tree, head))
        {
            trail.Turn();
        }
    }

    // A state that owns the act, or the subject of a verb that says nothing of its subject.
    private bool IsDoer(Trail trail, int node, int head, ArgumentLink link)
    {
        if (trail.IsDoer || cues[head]?.Entry.HasSlot("s") == true)
        {
            return false;
        }

        var isOwner = link == ArgumentLink.Modifier && tree.Relations[node] != Relation.Nominal && cues[head]?.Entry.Part == CuePart.Noun;
        return link == ArgumentLink.Agent
            || (trail.Target.Mention.Entity.Kind == EntityKind.Country && (isOwner || (link == ArgumentLink.Subject && tree.IsVerb(head))));
    }

    // "arrested X and warned Y": what was done to X says nothing of Y, but who did it may be the same.
    private void PassMember(Trail trail, int node, int head)
    {
        if (trail.Stance is not null && trail.Actors.Count == 0 && !trail.IsPrivate && tree.IsVerb(node))
        {
            agents.Take(trail, head);
        }
    }

    private void Weaken(Trail trail, int verb)
    {
        if (Composition.IsModal(tree, verb) && trail.Stance is { } stance)
        {
            trail.Stance = Composition.Hedge(stance);
            trail.IsModal = true;
        }

        trail.IsHypothetical |= Composition.IsHypothetical(tree, verb);
        trail.IsBackground |= Composition.IsBefore(tree, verb);
    }
}
