using System.Buffers.Binary;

namespace Chokepoint.Data.Articles.Vectors;

/// <summary>
/// Puts the vectors of words together as <c>setweight(to_tsvector(title), 'A') || setweight(to_tsvector(body), 'B')</c> does, limits
/// included. One for each thread.
/// </summary>
internal sealed class VectorBuilder
{
    /// <summary>Places beyond are all this one.</summary>
    public const int LastPlace = 16_383;

    /// <summary>Up to so many places of a title none is dropped, so that the body begins behind the last.</summary>
    public const int MostTitlePlaces = 250;

    private const int MostPlaces = 256;
    private const int TitleWeight = 3 << 14;
    private const int BodyWeight = 2 << 14;
    private byte[] bytes = new byte[16_384];
    private int end;
    private readonly List<Lexeme> lexemes = [];
    private readonly List<int> places = [];
    private ulong[] starts = [];
    private int[] order = [];

    /// <summary>The vector as PostgreSQL takes it in binary.</summary>
    public byte[] Build(IReadOnlyList<WordVector> title, IReadOnlyList<WordVector> body)
    {
        lexemes.Clear();
        places.Clear();
        Collect(title);
        var titleEnd = places.Count;
        var shift = titleEnd == 0 ? 0 : places[^1];
        Collect(body);
        Sort();
        (end, var distinct) = (4, 0);
        for (var first = 0; first < lexemes.Count; distinct++)
        {
            var next = first + 1;
            while (next < lexemes.Count && Compare(order[first], order[next]) == 0)
            {
                next++;
            }

            Write(order.AsSpan(first..next), titleEnd, shift);
            first = next;
        }

        BinaryPrimitives.WriteInt32BigEndian(bytes, distinct);
        return bytes.AsSpan(0, end).ToArray();
    }

    private void Collect(IReadOnlyList<WordVector> words)
    {
        var start = 0;
        foreach (var word in words)
        {
            foreach (var (lexeme, place) in word.Lexemes)
            {
                lexemes.Add(lexeme);
                places.Add(Math.Min(start + place, LastPlace));
            }

            start += word.Places;
        }
    }

    // By the first bytes; where they are the same by the others, then by place.
    private void Sort()
    {
        if (order.Length < lexemes.Count)
        {
            (starts, order) = (new ulong[lexemes.Count * 2], new int[lexemes.Count * 2]);
        }

        for (var index = 0; index < lexemes.Count; index++)
        {
            (starts[index], order[index]) = (lexemes[index].Start, index);
        }

        Array.Sort(starts, order, 0, lexemes.Count);
        for (var first = 0; first < lexemes.Count;)
        {
            var next = first + 1;
            while (next < lexemes.Count && starts[next] == starts[first])
            {
                next++;
            }

            if (next - first > 1)
            {
                order.AsSpan(first..next).Sort(CompareWithPlace);
            }

            first = next;
        }
    }

    private int Compare(int one, int other)
    {
        var (a, b) = (lexemes[one], lexemes[other]);
        return ReferenceEquals(a, b) ? 0 : a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Bytes.AsSpan().SequenceCompareTo(b.Bytes);
    }

    private int CompareWithPlace(int one, int other) => Compare(one, other) is var compared && compared != 0 ? compared : one.CompareTo(other);

    private void Write(ReadOnlySpan<int> found, int titleEnd, int shift)
    {
        var lexeme = lexemes[found[0]].Bytes;
        Span<ushort> kept = stackalloc ushort[MostPlaces];
        var count = Keep(found, titleEnd, shift, kept);
        if (bytes.Length < end + lexeme.Length + 3 + (2 * count))
        {
            Array.Resize(ref bytes, bytes.Length * 2);
        }

        lexeme.CopyTo(bytes, end);
        bytes[end + lexeme.Length] = 0;
        end += lexeme.Length + 1;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(end), (ushort)count);
        end += 2;
        foreach (var place in kept[..count])
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(end), place);
            end += 2;
        }
    }

    // A text's vector has at most 255 places a lexeme, the joined one 256; behind the last possible place nothing more is noted.
    private int Keep(ReadOnlySpan<int> found, int titleEnd, int shift, Span<ushort> kept)
    {
        var (count, ofText, last, titled) = (0, 0, -1, false);
        foreach (var index in found)
        {
            var isBody = index >= titleEnd;
            (ofText, last, titled) = isBody && titled ? (0, -1, false) : (ofText, last, titled || !isBody);
            if (ofText == MostPlaces - 1 || last == LastPlace || last == places[index])
            {
                continue;
            }

            (last, ofText) = (places[index], ofText + 1);
            if (count < MostPlaces && (count == 0 || (kept[count - 1] & LastPlace) != LastPlace))
            {
                kept[count++] = (ushort)(isBody ? BodyWeight | Math.Min(last + shift, LastPlace) : TitleWeight | last);
            }
        }

        return count;
    }
}
