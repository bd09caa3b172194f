using System.Buffers.Binary;
using System.Text;

namespace Chokepoint.Benchmarks.Generating;

/// <summary>Title, body and their tsvector as PostgreSQL takes it in binary. One for each thread.</summary>
internal sealed class TextMaker(Words words, int bodyBytes)
{
    private const int TitleWords = 8;
    private const int MostPositions = 255;
    private readonly List<int> distinct = [];
    private readonly List<ushort>?[] places = new List<ushort>?[Words.Count];
    private readonly StringBuilder text = new();
    private byte[] vector = new byte[16_384];

    public string Title { get; private set; } = "";

    public string Body { get; private set; } = "";

    public ReadOnlySpan<byte> Vector => vector.AsSpan(0, VectorLength);

    private int VectorLength { get; set; }

    public void Make(Dice dice)
    {
        var place = 1;
        Title = Write(ref dice, TitleWords * 8, ref place, weight: 3);
        Body = Write(ref dice, bodyBytes, ref place, weight: 2);
        WriteVector();
    }

    private string Write(ref Dice dice, int length, ref int place, int weight)
    {
        text.Clear();
        int? next = null;
        for (var number = 0; text.Length < length; number++)
        {
            var word = next ?? words.Roll(ref dice);
            next = next is null ? Words.NeighbourOf(word, ref dice) : null;
            var spelled = words.Texts[word];
            text.Append(number == 0 ? "" : number % 15 == 0 ? ". " : " ");
            text.Append(number % 15 == 0 ? char.ToUpperInvariant(spelled[0]) : spelled[0]).Append(spelled, 1, spelled.Length - 1);
            Note(word, place++, weight);
        }

        return text.ToString();
    }

    private void Note(int word, int place, int weight)
    {
        var list = places[word] ??= [];
        if (list.Count == 0)
        {
            distinct.Add(word);
        }

        if (list.Count < MostPositions)
        {
            list.Add((ushort)(Math.Min(place, 16_383) | (weight << 14)));
        }
    }

    private void WriteVector()
    {
        distinct.Sort((one, other) => words.SortRank[one].CompareTo(words.SortRank[other]));
        var most = 4 + distinct.Sum(word => words.Lexemes[word].Length + 3 + (2 * (places[word]?.Count ?? 0)));
        if (vector.Length < most)
        {
            vector = new byte[most * 2];
        }

        BinaryPrimitives.WriteInt32BigEndian(vector, distinct.Count);
        var at = 4;
        foreach (var word in distinct)
        {
            words.Lexemes[word].CopyTo(vector, at);
            at += words.Lexemes[word].Length;
            vector[at++] = 0;
            var list = places[word] ?? [];
            BinaryPrimitives.WriteUInt16BigEndian(vector.AsSpan(at), (ushort)list.Count);
            at += 2;
            foreach (var position in list)
            {
                BinaryPrimitives.WriteUInt16BigEndian(vector.AsSpan(at), position);
                at += 2;
            }

            list.Clear();
        }

        VectorLength = at;
        distinct.Clear();
    }
}
