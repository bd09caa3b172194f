namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>Places by the meaning of their words, so that a word that was never seen counts like its kin.</summary>
internal readonly partial struct CandidateFeatures
{
    private void Meaning()
    {
        for (var step = -2; step <= 2; step++)
        {
            to.Add(202, (uint)(step + 2), ClassBeside(candidate.Actor, step), kind);
            to.Add(203, (uint)(step + 2), ClassBeside(candidate.Target, step), kind);
        }
        to.Add(204, ClassBeside(candidate.Target, -1), ClassBeside(candidate.Target, -2), kind);
        to.Add(205, ClassBeside(candidate.Target, 1), ClassBeside(candidate.Target, 2), kind);
        to.Add(206, ClassBeside(candidate.Actor, 1), ClassBeside(candidate.Actor, 2), kind);
        var last = SentenceTree.None;
        for (var word = 0; word < tree.Count; word++)
        {
            if (view.Sense(word) != 0)
            {
                Pairs(word, last);
                last = word;
            }
        }
    }

    // What acts on what, "lift" on "ban": by the tree, and in the order of words where the tree is wrong.
    private void Pairs(int word, int last)
    {
        var (head, side) = (tree.Heads[word], Side(word));
        if (view.Sense(head) is var above and not 0)
        {
            to.Add(260, view.Kind(head), view.Kind(word), side);
            to.Add(261, above, view.Sense(word), (uint)tree.Relations[word]);
            to.Add(262, view.Kind(head), view.Kind(word), FeatureBuffer.Mix((uint)tree.Relations[word], kind));
        }
        if (last >= 0)
        {
            to.Add(263, view.Kind(last), view.Kind(word), side);
            to.Add(264, view.Sense(last), view.Sense(word), kind);
        }
    }

    private uint ClassBeside(Party party, int step) => view.Class(Beside(party, step), candidate);
}
