namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>Whose act is it? What stands as the subject, or behind "by", of the verbs above either side, be it one of the two or another.</summary>
internal readonly partial struct CandidateFeatures
{
    private void Subjects()
    {
        uint ties = (uint)candidate.Actor.Ties, others = (uint)candidate.Target.Ties;
        var (overTarget, overActor) = (VerbAbove(target), VerbAbove(actor));
        var (agent, patient) = (Agent(overTarget), Agent(overActor));
        to.Add(120, agent, view.Cue(overTarget), kinds);
        to.Add(121, agent, Relation(target), kinds);
        to.Add(122, agent, Relation(actor), kinds);
        to.Add(123, agent, ties, others);
        to.Add(124, agent, patient, kinds);
        to.Add(125, agent, overTarget == overActor ? 1u : 0u, view.Sense(overTarget));
        to.Add(126, Agent(view.Root), kinds, ties);
        to.Add(127, agent, view.Flags(overTarget), kinds);
    }

    private int VerbAbove(int word)
    {
        for (var (above, step) = (word < 0 ? -1 : tree.Heads[word], 0); above >= 0 && step < TreePath.MaxClimb; (above, step) = (tree.Heads[above], step + 1))
        {
            if (tree.IsVerb(above))
            {
                return above;
            }
        }
        return SentenceTree.None;
    }

    private uint Agent(int verb)
    {
        if (verb < 0)
        {
            return 0;
        }
        var found = 1u;
        foreach (var child in tree.Children(verb))
        {
            var isSubject = tree.Relations[child] is Parsing.Relation.Subject or Parsing.Relation.PassiveSubject;
            if (isSubject || tree.Relations[child] == Parsing.Relation.Agent)
            {
                found = FeatureBuffer.Mix(isSubject ? 2u : 3u, Who(child));
            }
        }
        return found;
    }

    private uint Who(int word) =>
        tree.MentionAt[word] is { } mention
            ? mention.Mention.Entity == candidate.Actor.Entity ? 1u : mention.Mention.Entity == candidate.Target.Entity ? 2u : 3 + (uint)mention.Mention.Entity.Kind
        : word == actor ? 10u : word == target ? 11u
        : view.Sense(word) is var sense and not 0 ? 20 + sense : 12u + (tree.Tags[word] is "PRP" ? 1u : tree.Tags[word] is "NNP" ? 2u : 0u);
}
