namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>For each article of a chunk the positions of some of its tokens.</summary>
internal sealed class ForwardList(ushort[] positions, int[] ends)
{
    public int Length => positions.Length;

    public long Bytes => (2L * positions.Length) + (4L * ends.Length);

    public ReadOnlySpan<ushort> Of(int place) => positions.AsSpan(ends[place]..ends[place + 1]);
}
