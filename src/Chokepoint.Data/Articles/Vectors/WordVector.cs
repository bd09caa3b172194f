using System.Buffers.Binary;
using System.Text;

namespace Chokepoint.Data.Articles.Vectors;

/// <summary>A lexeme as it stands in a tsvector; its first eight bytes as a number, which sorts as the bytes do.</summary>
internal sealed class Lexeme(byte[] bytes)
{
    public byte[] Bytes { get; } = bytes;

    public ulong Start { get; } = StartOf(bytes);

    private static ulong StartOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> eight = stackalloc byte[8];
        bytes[..Math.Min(8, bytes.Length)].CopyTo(eight);
        return BinaryPrimitives.ReadUInt64BigEndian(eight);
    }
}

/// <summary>
/// What PostgreSQL makes of one run of characters without white space: its lexemes with their places, and how many places it takes.
/// </summary>
internal sealed class WordVector
{
    /// <summary>Stands behind each word that PostgreSQL is asked about: its place tells how many the word took.</summary>
    public const string EndMark = "zq";

    public (Lexeme Lexeme, int Place)[] Lexemes { get; private set; } = [];

    /// <summary>Places taken, those of stop words included.</summary>
    public int Places { get; private set; }

    /// <param name="sent">The vector of the word and the mark, as <c>tsvectorsend</c> writes it.</param>
    public void Fill(ReadOnlySpan<byte> sent)
    {
        var found = new List<(Lexeme, int Place)>();
        var count = BinaryPrimitives.ReadInt32BigEndian(sent);
        var at = 4;
        for (var number = 0; number < count; number++)
        {
            var length = sent[at..].IndexOf((byte)0);
            var lexeme = new Lexeme(sent.Slice(at, length).ToArray());
            at += length + 1;
            var places = BinaryPrimitives.ReadUInt16BigEndian(sent[at..]);
            at += 2;
            for (var place = 0; place < places; place++, at += 2)
            {
                found.Add((lexeme, BinaryPrimitives.ReadUInt16BigEndian(sent[at..]) & VectorBuilder.LastPlace));
            }
        }

        Places = found.Max(pair => pair.Place) - 1;
        Lexemes = [.. found.Where(pair => pair.Place <= Places).OrderBy(pair => pair.Place)];
    }

    public override string ToString() => string.Join(' ', Lexemes.Select(pair => $"{Encoding.UTF8.GetString(pair.Lexeme.Bytes)}:{pair.Place}"));
}
