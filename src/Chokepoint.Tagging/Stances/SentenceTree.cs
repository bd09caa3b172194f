using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Stances.Arbiter;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>One parsed sentence: words, heads, relations, and which mention covers which word.</summary>
internal sealed class SentenceTree
{
    public const int None = -1;

    private readonly Document document;
    private readonly int[] firstChild;
    private readonly int[] nextSibling;
    private readonly bool[]? supposed;
    private List<int>?[]? chains;

    public SentenceTree(Document document, Sentence sentence, SentenceParser parser, IReadOnlyList<EntityMention> mentions)
    {
        (this.document, Sentence) = (document, sentence);
        var count = sentence.TokenCount;
        Heads = new int[count];
        Relations = parser.State.Labels.AsSpan(0, count).ToArray();
        Tags = new string[count];
        firstChild = new int[count];
        nextSibling = new int[count];
        MentionAt = new EntityMention?[count];
        Array.Fill(firstChild, None);
        for (var word = 0; word < count; word++)
        {
            Heads[word] = parser.State.Heads[word] is var head && head < count ? head : None;
            Tags[word] = parser.TagOf(word);
        }

        new TreeRepair(Text, Tags, Heads, Relations).Run();
        for (var word = count - 1; word >= 0; word--)
        {
            nextSibling[word] = None;
            if (Heads[word] is var head and >= 0)
            {
                (nextSibling[word], firstChild[head]) = (firstChild[head], word);
            }
        }

        Cover(mentions);
        supposed = Supposition.Of(this);
    }

    public Sentence Sentence { get; }

    /// <summary>Of the first word, in the text.</summary>
    public int Start => document.Tokens[Sentence.FirstToken].Start;

    public int Count => Heads.Length;

    public int[] Heads { get; }

    public Relation[] Relations { get; }

    public string[] Tags { get; }

    /// <summary>Country and company mentions before technologies, where they overlap.</summary>
    public EntityMention?[] MentionAt { get; }

    public ReadOnlySpan<char> Text(int word) => document[document.Tokens[Sentence.FirstToken + word]];

    public bool Is(int word, ReadOnlySpan<char> text) => Text(word).Equals(text, StringComparison.OrdinalIgnoreCase);

    public bool IsNoun(int word) => Tags[word][0] == 'N' || Tags[word] is "CD" or "GW";

    public bool IsVerb(int word) => Tags[word][0] == 'V';

    /// <summary>Does it only tell what would be?</summary>
    public bool IsSupposed(int word) => supposed is not null && supposed[word];

    public ChildList Children(int word) => new(this, word);

    /// <summary>A word and those above it, nearest first, up to <see cref="TreePath.MaxClimb"/>. Worked out once for all who ask.</summary>
    public List<int> Chain(int word)
    {
        if (word < 0)
        {
            return [];
        }

        chains ??= new List<int>?[Count];
        if (chains[word] is { } known)
        {
            return known;
        }

        var chain = new List<int>(TreePath.MaxClimb);
        for (var at = word; at >= 0 && chain.Count < TreePath.MaxClimb; at = Heads[at])
        {
            chain.Add(at);
        }

        return chains[word] = chain;
    }

    /// <summary>First child of this relation, or <see cref="None"/>.</summary>
    public int Child(int word, Relation relation)
    {
        foreach (var child in Children(word))
        {
            if (Relations[child] == relation)
            {
                return child;
            }
        }

        return None;
    }

    /// <summary>The preposition of a noun phrase: its case word; empty where it has none.</summary>
    public ReadOnlySpan<char> Preposition(int word)
    {
        var marker = Child(word, Relation.Case);
        return marker == None ? [] : Text(marker);
    }

    private void Cover(IReadOnlyList<EntityMention> mentions)
    {
        foreach (var mention in mentions)
        {
            for (var token = mention.FirstToken; token < mention.EndToken; token++)
            {
                var word = token - Sentence.FirstToken;
                if (word >= 0 && word < Count && mention.Mention.Entity.Kind != EntityKind.Instrument
                    && (MentionAt[word] is not { } held || Rank(mention) > Rank(held)))
                {
                    MentionAt[word] = mention;
                }
            }
        }
    }

    private static int Rank(EntityMention mention) => mention.Mention.Entity.Kind switch
    {
        EntityKind.Company => 3,
        EntityKind.Country => 2,
        _ => 1,
    };

    internal readonly ref struct ChildList(SentenceTree tree, int parent)
    {
        public Enumerator GetEnumerator() => new(tree, parent);
    }

    internal ref struct Enumerator(SentenceTree tree, int parent)
    {
        private bool started;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            Current = started ? tree.nextSibling[Current] : tree.firstChild[parent];
            started = true;
            return Current != None;
        }
    }
}
