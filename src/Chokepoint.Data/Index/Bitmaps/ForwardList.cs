using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// The tokens of each article of a chunk, as positions: first the values that few articles have, then those that many have (they also have
/// a bitmap, and are counted by it where that is less work), then whole stances. Parts of stances are found by their postings alone.
/// </summary>
internal sealed class ForwardList(ushort[] positions, int[] ends)
{
    public const int Parts = 3;
    private const int None = 3;

    public int Length => positions.Length;

    public long Bytes => (2L * positions.Length) + (4L * ends.Length);

    public static int PartOf(int token, bool dense) => TagToken.KindOf(token) switch
    {
        TokenKind.ActorTargetStance => 2,
        _ when IndexRow.IsPair(token) => None,
        _ => dense ? 1 : 0,
    };

    public ReadOnlySpan<ushort> RareOf(int place) => Of(place, 0, 1);

    public ReadOnlySpan<ushort> ValuesOf(int place) => Of(place, 0, 2);

    public ReadOnlySpan<ushort> StancesOf(int place) => Of(place, 2, 3);

    public ReadOnlySpan<ushort> AllOf(int place) => Of(place, 0, Parts);

    private ReadOnlySpan<ushort> Of(int place, int first, int end) =>
        positions.AsSpan(ends[(place * Parts) + first]..ends[(place * Parts) + end]);
}
