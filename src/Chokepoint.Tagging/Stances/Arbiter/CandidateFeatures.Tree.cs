namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>Between the two, along the tree and over the whole sentence.</summary>
internal readonly partial struct CandidateFeatures
{
    private void Between()
    {
        var (first, last) = (Math.Min(actor, target) + 1, Math.Max(actor, target));
        var sequence = order;
        for (var word = first; word < last; word++)
        {
            var cue = view.Cue(word);
            if (cue != 0)
            {
                sequence = FeatureBuffer.Mix(sequence, cue);
                to.Add(30, cue, order, kind);
                to.Add(130, view.Sense(word), order, kind);
            }
            if (last - first <= LongestGap)
            {
                to.Add(31, Word(word), order, kind);
                to.Add(32, Word(word), Word(word + 1), order);
            }
        }
        to.Add(33, sequence, kind);
    }

    private void Path()
    {
        var path = TreePath.Between(tree, actor, target);
        uint up = Relations(path.Up), down = Relations(path.Down), top = Word(path.Top), topCue = view.Cue(path.Top), meets = path.Meets ? 1u : 0u;
        to.Add(40, up, down, meets);
        to.Add(41, up, topCue, kinds);
        to.Add(42, down, topCue, kinds);
        to.Add(43, up, down, topCue);
        to.Add(44, top, kind, meets);
        to.Add(45, top, up);
        to.Add(46, top, down, kind);
        Steps(path.Up, 47);
        Steps(path.Down, 50);
        uint cuesUp = Cues(path.Up), cuesDown = Cues(path.Down);
        to.Add(53, cuesUp, cuesDown, kind);
        to.Add(54, cuesUp, cuesDown, FeatureBuffer.Mix(up, down));
        var sense = view.Sense(path.Top);
        if (sense != 0)
        {
            to.Add(131, sense, up, view.Flags(path.Top));
            to.Add(132, sense, down, view.Flags(path.Top));
            to.Add(133, up, down, sense);
        }
        to.Add(134, Senses(path.Up), Senses(path.Down), kind);
        to.Add(55, view.Flags(path.Top), topCue, kind);
        to.Add(56, cuesUp, cuesDown, view.Flags(path.Top));
    }

    private void Steps(int[] path, uint template)
    {
        for (var index = 1; index < path.Length; index++)
        {
            var isTop = index == path.Length - 1 ? 1u : 0u;
            var word = Word(path[index]);
            to.Add(template, word, isTop, kind);
            to.Add(template + 1, view.Cue(path[index]), (uint)tree.Relations[path[index - 1]], isTop);
            to.Add(template + 2, word, (uint)tree.Relations[path[index - 1]], kind);
            if (view.Sense(path[index]) is var sense and not 0)
            {
                to.Add(template + 88, sense, (uint)tree.Relations[path[index - 1]], kind);
                to.Add(template + 95, sense, isTop, view.Flags(path[index]));
            }
        }
    }

    // From the target up to the root: what is done to it, and what is done to that.
    private void Chains()
    {
        if (target < 0)
        {
            return;
        }
        var chain = TreePath.Chain(tree, target);
        var above = actor < 0 ? [] : TreePath.Chain(tree, actor);
        uint classes = 1, level = 0;
        foreach (var word in chain.Skip(1))
        {
            var cue = view.Cue(word);
            if (cue == 0)
            {
                continue;
            }
            classes = FeatureBuffer.Mix(classes, FeatureBuffer.Mix(cue, view.Flags(word)));
            level++;
            var joins = above.IndexOf(word) is var at and >= 0 ? 1 + (uint)Math.Min(at, 3) : 0;
            to.Add(60, classes, level, kinds);
            to.Add(61, classes, joins, joins > 1 ? (uint)tree.Relations[above[(int)joins - 2]] + 1 : 0);
            to.Add(62, Word(word), level, joins);
            to.Add(63, cue, view.Flags(word), level);
            to.Add(150, view.Sense(word), view.Flags(word), joins);
            to.Add(151, view.Sense(word), level, kinds);
        }
        to.Add(64, classes, level);
    }

    private void Whole()
    {
        uint all = 1;
        for (var word = 0; word < tree.Count; word++)
        {
            var side = Side(word);
            var cue = view.Cue(word);
            if (cue != 0)
            {
                to.Add(70, cue, side, kind);
                to.Add(71, cue, view.Flags(word), kind);
                to.Add(152, view.Sense(word), side, kind);
                to.Add(153, view.Sense(word), view.Flags(word), kind);
                all = FeatureBuffer.Mix(all, cue);
            }
            if (!view.IsName(word) && char.IsLetter(tree.Text(word)[0]))
            {
                to.Add(72, Word(word), side);
                to.Add(73, Word(word), kind);
                to.Add(75, Word(word), Word(word + 1), kind);
            }
        }
        to.Add(74, all, kinds, order);
    }

    // The nearest cue above a word, with how it is negated or doubted.
    private uint HeadCue(int word)
    {
        for (var (above, step) = (word < 0 ? -1 : tree.Heads[word], 0); above >= 0 && step < 12; (above, step) = (tree.Heads[above], step + 1))
        {
            if (view.Cue(above) is var cue and not 0)
            {
                return FeatureBuffer.Mix(cue, view.Flags(above));
            }
        }
        return 0;
    }

    // Relations from a word upwards, the last word left out, as one number.
    private uint Relations(int[] path)
    {
        var hash = 1u;
        foreach (var word in path.AsSpan(0, path.Length - 1))
        {
            hash = FeatureBuffer.Mix(hash, (uint)tree.Relations[word]);
        }
        return hash;
    }

    private uint Senses(int[] path) => Sequence(path, 3, view.Sense);

    private uint Cues(int[] path) => Sequence(path, 2, view.Cue);

    // What the words of a path have, those that have none left out, as one number.
    private static uint Sequence(int[] path, uint hash, Func<int, uint> of)
    {
        foreach (var word in path)
        {
            var found = of(word);
            hash = found == 0 ? hash : FeatureBuffer.Mix(hash, found);
        }
        return hash;
    }
}
