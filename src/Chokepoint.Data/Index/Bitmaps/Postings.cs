namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// Which places have a token: the places themselves where they are few, a bitmap where more than one in sixteen has it. All lie in two
/// arrays, since a chunk has many thousands of tokens.
/// </summary>
internal sealed class Postings(int[] starts, int[] counts, ushort[] members, ulong[] bitmaps)
{
    // A place takes 16 bits.
    private const int Sparse = 16;

    public long Bytes => (8L * starts.Length) + (2L * members.Length) + (8L * bitmaps.Length);

    public static bool IsDense(int count, int rows) => count * Sparse > rows;

    public int CountOf(int position) => counts[position];

    /// <summary>Adds the places of a token.</summary>
    public void AddTo(int position, Span<ulong> bits)
    {
        if (starts[position] < 0)
        {
            Bits.Or(bits, BitmapOf(position, bits.Length));
            return;
        }

        foreach (var place in MembersOf(position))
        {
            Bits.Set(bits, place);
        }
    }

    /// <summary>Takes the places of a token away.</summary>
    public void TakeFrom(int position, Span<ulong> bits)
    {
        if (starts[position] < 0)
        {
            Bits.AndNot(bits, BitmapOf(position, bits.Length));
            return;
        }

        foreach (var place in MembersOf(position))
        {
            Bits.Clear(bits, place);
        }
    }

    public bool IsBitmap(int position) => starts[position] < 0;

    public ReadOnlySpan<ulong> BitmapOf(int position, int words) => bitmaps.AsSpan(~starts[position] * words, words);

    public ReadOnlySpan<ushort> MembersOf(int position) => members.AsSpan(starts[position], counts[position]);

    /// <summary>How many places of a token are in the set, and the last of them (-1 for none).</summary>
    public (int Count, int Last) Meet(int position, ReadOnlySpan<ulong> bits)
    {
        if (starts[position] < 0)
        {
            var bitmap = BitmapOf(position, bits.Length);
            return (Bits.CountBoth(bits, bitmap), Bits.LastOfBoth(bits, bitmap));
        }

        var (count, last) = (0, -1);
        foreach (var place in MembersOf(position))
        {
            if (Bits.Has(bits, place))
            {
                count++;
                last = place;
            }
        }

        return (count, last);
    }
}
