using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>The keys of the features of one candidate.</summary>
internal sealed class FeatureList(SentenceReading reading, Candidate candidate)
{
    private const uint ActorWord = 32;
    private const uint TargetWord = 33;

    private readonly SentenceTree tree = reading.Tree;
    private readonly HashSet<uint> keys = [];

    public IReadOnlyCollection<uint> Keys => keys;

    public void Add(uint template, uint first = 0, uint second = 0, uint third = 0) => keys.Add(FeatureHash.Key(template + 1000, first, second, third));

    public static uint Mix(uint hash, uint next) => FeatureHash.Key(999, hash, next);

    /// <summary>The word, but for names only what they name, so that nothing is learnt of one firm or state.</summary>
    public uint Word(int word)
    {
        if (word < 0 || word >= tree.Count)
        {
            return 5;
        }

        return tree.MentionAt[word] is not { } mention ? Stem.Of(tree.Text(word))
            : mention.Mention.Entity == candidate.Actor.Mention.Entity ? ActorWord
            : mention.Mention.Entity == candidate.Target.Mention.Entity ? TargetWord
            : 40 + (uint)mention.Mention.Entity.Kind;
    }

    /// <summary>The class of the cue at a word: own stance, effect, part of speech, and whether it is negated; 0 for none.</summary>
    public uint CueClass(int word)
    {
        if (word < 0 || word >= tree.Count || reading.Cues[word] is not { } cue)
        {
            return 0;
        }

        var own = cue.Entry.Own is { } stance ? (uint)stance + 1 : 0;
        return 1 + (((((own * 8) + (uint)cue.Entry.Effect) * 4) + (uint)cue.Entry.Part) * 2) + (Composition.IsNegated(tree, word) ? 1u : 0u);
    }

    /// <summary>Relations from a word upwards, as one number.</summary>
    public uint Relations(ReadOnlySpan<int> path)
    {
        var hash = 1u;
        foreach (var word in path)
        {
            hash = Mix(hash, (uint)tree.Relations[word]);
        }

        return hash;
    }

    /// <summary>Classes of the cues on a path, as one number.</summary>
    public uint Cues(ReadOnlySpan<int> path)
    {
        var hash = 2u;
        foreach (var word in path)
        {
            var cue = CueClass(word);
            hash = cue == 0 ? hash : Mix(hash, cue);
        }

        return hash;
    }
}
