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

    /// <summary>The last place of a token.</summary>
    public int LastOf(int position, int words) =>
        IsBitmap(position) ? Bits.LastOf(BitmapOf(position, words)) : MembersOf(position)[^1];
}
