namespace Chokepoint.Tagging.Parsing;

internal enum Move : byte
{
    Shift,
    Left,
    Right,
}

/// <summary>
/// Stack, buffer and arcs of the arc-hybrid system. The root stands behind the last word, so that it is always in the buffer.
/// One state is used again and again: nothing is allocated for a sentence.
/// </summary>
internal sealed class ParserState
{
    public const int MaxWords = 120;
    public const int NoWord = MaxWords + 1;
    private const int Slots = MaxWords + 2;
    private const byte RootTag = 62;

    public readonly WordShape[] Shapes = new WordShape[Slots];
    public readonly uint[] Words = new uint[Slots];
    public readonly byte[] Tags = new byte[Slots];
    public readonly WordKind[] Kinds = new WordKind[Slots];
    public readonly int[] Heads = new int[Slots];
    public readonly Relation[] Labels = new Relation[Slots];
    public readonly int[] Left = new int[Slots];
    public readonly int[] Left2 = new int[Slots];
    public readonly int[] Right = new int[Slots];
    public readonly int[] Right2 = new int[Slots];
    public readonly byte[] LeftCount = new byte[Slots];
    public readonly byte[] RightCount = new byte[Slots];
    public readonly int[] Stack = new int[Slots];

    /// <summary>The relations of the children that a word has so far, a bit each.</summary>
    public readonly uint[] ChildRelations = new uint[Slots];

    // How many there are before a word, so that a difference counts those between two.
    private readonly byte[] commas = new byte[Slots];
    private readonly byte[] verbs = new byte[Slots];

    public int Count { get; private set; }

    public int StackSize { get; private set; }

    public int Next { get; private set; }

    public bool Done => Next == Count && StackSize == 0;

    public bool CanShift => Next < Count;

    // At the end the last word must take the root, so the words above it reduce to the right or to the root as well.
    public bool CanReduceLeft => StackSize > 0 && (Next < Count || StackSize == 1);

    public bool CanReduceRight => StackSize > 1;

    public int Peek(int depth) => depth < StackSize ? Stack[StackSize - 1 - depth] : NoWord;

    public int Buffer(int ahead) => Next + ahead <= Count ? Next + ahead : NoWord;

    /// <summary>Commas and finite verbs after one word and before another, as one small number.</summary>
    public uint Between(int left, int right) => left == NoWord || right == NoWord ? 15u
        : (uint)(Math.Min(commas[right] - commas[left + 1], 2) | (Math.Min(verbs[right] - verbs[left + 1], 2) << 2));

    public uint VerbsAhead() => (uint)Math.Min(verbs[Count] - verbs[Next], 2);

    public void Start(ReadOnlySpan<WordShape> words, ReadOnlySpan<byte> tags, WordKind[] kinds)
    {
        Count = words.Length;
        StackSize = 0;
        Next = 0;
        byte commaCount = 0, verbCount = 0;
        for (var index = 0; index < Count; index++)
        {
            Clear(index, words[index], tags[index], kinds[tags[index]]);
            (commas[index], verbs[index]) = (commaCount, verbCount);
            commaCount += Kinds[index] is WordKind.Comma or WordKind.Coordinator ? (byte)1 : (byte)0;
            verbCount += Kinds[index] == WordKind.Finite ? (byte)1 : (byte)0;
        }

        (commas[Count], verbs[Count]) = (commaCount, verbCount);
        Clear(Count, new(7, 7, 7, 7, 0), RootTag, WordKind.Other);
        Clear(NoWord, new(8, 8, 8, 8, 0), PosTagger.None, WordKind.Other);
    }

    public void Apply(Move move, Relation label)
    {
        if (move == Move.Shift)
        {
            Stack[StackSize++] = Next++;
            return;
        }

        var word = Stack[--StackSize];
        var head = move == Move.Left ? Next : Stack[StackSize - 1];
        Heads[word] = head;
        Labels[word] = label;
        ChildRelations[head] |= 1u << (int)label;
        if (move == Move.Left)
        {
            (Left2[head], Left[head]) = (Left[head], word);
            LeftCount[head]++;
        }
        else
        {
            (Right2[head], Right[head]) = (Right[head], word);
            RightCount[head]++;
        }
    }

    private void Clear(int word, WordShape shape, byte tag, WordKind kind)
    {
        (Shapes[word], Words[word], Tags[word], Kinds[word]) = (shape, shape.Word, tag, kind);
        Left[word] = Left2[word] = Right[word] = Right2[word] = NoWord;
        LeftCount[word] = RightCount[word] = 0;
        ChildRelations[word] = 0;
        Heads[word] = Count;
        Labels[word] = Relation.Other;
    }
}
