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

    public readonly uint[] Words = new uint[Slots];
    public readonly byte[] Tags = new byte[Slots];
    public readonly int[] Heads = new int[Slots];
    public readonly Relation[] Labels = new Relation[Slots];
    public readonly int[] Left = new int[Slots];
    public readonly int[] Left2 = new int[Slots];
    public readonly int[] Right = new int[Slots];
    public readonly int[] Right2 = new int[Slots];
    public readonly byte[] LeftCount = new byte[Slots];
    public readonly byte[] RightCount = new byte[Slots];
    public readonly int[] Stack = new int[Slots];

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

    public void Start(ReadOnlySpan<WordShape> words, ReadOnlySpan<byte> tags)
    {
        Count = words.Length;
        StackSize = 0;
        Next = 0;
        for (var index = 0; index <= Count; index++)
        {
            Words[index] = index < Count ? words[index].Word : 7;
            Tags[index] = index < Count ? tags[index] : (byte)62;
            Left[index] = Left2[index] = Right[index] = Right2[index] = NoWord;
            LeftCount[index] = RightCount[index] = 0;
            Heads[index] = Count;
            Labels[index] = Relation.Other;
        }

        Words[NoWord] = 8;
        Tags[NoWord] = PosTagger.None;
        Left[NoWord] = Left2[NoWord] = Right[NoWord] = Right2[NoWord] = NoWord;
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
}
