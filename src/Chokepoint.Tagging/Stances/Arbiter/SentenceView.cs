using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>A sentence as numbers for features, worked out once for all its candidates.</summary>
internal sealed class SentenceView
{
    private const uint Outside = 5;
    private const uint ActorWord = 32;
    private const uint TargetWord = 33;
    private const uint OtherName = 40;
    private const uint OfTag = 50;
    private const uint OfSense = 200;
    private readonly uint[] stems;
    private readonly uint[] cues;
    private readonly uint[] flags;
    private readonly uint[] senses;
    private readonly HashSet<string> homes;
    private readonly HashSet<string> named;

    public SentenceView(SentenceReading reading)
    {
        (Reading, Tree) = (reading, reading.Tree);
        (stems, cues, flags, senses) = (new uint[Tree.Count], new uint[Tree.Count], new uint[Tree.Count], Meanings.Default.Of(Tree));
        for (var word = 0; word < Tree.Count; word++)
        {
            stems[word] = Tree.MentionAt[word] is { } mention ? OtherName + (uint)mention.Mention.Entity.Kind : Stem.Of(Tree.Text(word));
            cues[word] = ClassOf(reading.Cues[word], word);
            flags[word] = FlagsOf(word);
        }
        var all = Tree.MentionAt.OfType<EntityMention>().Select(mention => mention.Mention.Entity).Distinct().ToLookup(entity => entity.Kind);
        (States, Companies) = ((uint)all[EntityKind.Country].Count(), (uint)all[EntityKind.Company].Count());
        named = [.. all[EntityKind.Country].Select(state => state.Id)];
        homes = [.. all[EntityKind.Company].Select(firm => EntityCatalogue.Default.Find(firm)?.Country ?? "")];
        (Root, Quotes) = (Array.FindIndex(Tree.Heads, head => head < 0), QuotesOf());
    }

    public uint States { get; }

    public uint Companies { get; }

    /// <summary>The word that hangs on none; <see cref="SentenceTree.None"/> where all hang on each other.</summary>
    public int Root { get; }

    /// <summary>Quotation marks at the start 1, at the end 2, between 4.</summary>
    public uint Quotes { get; }

    public SentenceReading Reading { get; }

    public SentenceTree Tree { get; }

    /// <summary>The word, but for names only what they name, so that nothing is learnt of one firm or state.</summary>
    public uint Word(int word, Candidate candidate) =>
        word < 0 || word >= stems.Length ? Outside
        : word == candidate.Actor.Word && !candidate.Actor.IsNamed ? ActorWord
        : word == candidate.Target.Word && !candidate.Target.IsNamed ? TargetWord
        : Tree.MentionAt[word] is not { } mention ? stems[word]
        : mention.Mention.Entity == candidate.Actor.Entity ? ActorWord
        : mention.Mention.Entity == candidate.Target.Entity ? TargetWord
        : stems[word];

    /// <summary>Is a company named whose home this state is?</summary>
    public bool HasFirmOf(string state) => homes.Contains(state);

    /// <summary>Is this state named?</summary>
    public bool IsNamed(string state) => named.Contains(state);

    public bool IsName(int word) => Tree.MentionAt[word] is not null;

    /// <summary>The class of the cue at a word: own stance, effect, part of speech, and whether it is negated; 0 for none.</summary>
    public uint Cue(int word) => word < 0 || word >= cues.Length ? 0 : cues[word];

    /// <summary>The class of meaning of a word, wider than the cues; 0 for none.</summary>
    public uint Sense(int word) => word < 0 || word >= senses.Length ? 0 : senses[word];

    /// <summary>The kind of that class, and whether the word is negated.</summary>
    public uint Kind(int word) => ((uint)Meanings.Default.KindOf(Sense(word)) << 1) | (Flags(word) & 1);

    /// <summary>Which side stands there, or another name, or the meaning of the word, or else its part of speech.</summary>
    public uint Class(int word, Candidate candidate) =>
        word < 0 || word >= stems.Length ? Outside
        : IsName(word) || word == candidate.Actor.Word || word == candidate.Target.Word ? Word(word, candidate)
        : senses[word] != 0 ? OfSense + senses[word] : OfTag + Tree.Tags[word][0];

    /// <summary>Negated 1, modal 2, hypothetical 4, passive 8, told as before 16.</summary>
    public uint Flags(int word) => word < 0 || word >= flags.Length ? 0 : flags[word];

    private uint QuotesOf()
    {
        var found = 0u;
        for (var word = 0; word < Tree.Count; word++)
        {
            if (Tree.Text(word)[0] is '"' or '“' or '”')
            {
                found |= word == 0 ? 1u : word >= Tree.Count - 2 ? 2u : 4u;
            }
        }
        return found;
    }

    private uint ClassOf(Cue? found, int word)
    {
        if (found is not { } cue)
        {
            return 0;
        }
        var own = cue.Entry.Own is { } stance ? (uint)stance + 1 : 0;
        return 1 + (((((own * 10) + (uint)cue.Entry.Effect) * 4) + (uint)cue.Entry.Part) * 2) + (Composition.IsNegated(Tree, word) ? 1u : 0u);
    }

    private uint FlagsOf(int word)
    {
        if (!Tree.IsVerb(word) && cues[word] == 0 && senses[word] == 0)
        {
            return 0;
        }
        return (Composition.IsNegated(Tree, word) ? 1u : 0u) | (Composition.IsModal(Tree, word) ? 2u : 0u)
            | (Composition.IsHypothetical(Tree, word) ? 4u : 0u) | (ClauseRoles.IsPassive(Tree, word) ? 8u : 0u) | (Composition.IsBefore(Tree, word) ? 16u : 0u);
    }
}
