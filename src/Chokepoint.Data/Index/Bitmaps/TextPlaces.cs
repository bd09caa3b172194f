namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>The articles that full text found, as places in the chunks of one version.</summary>
internal sealed class TextPlaces
{
    private readonly ulong[]?[] bits;

    private TextPlaces(int chunks) => bits = new ulong[]?[chunks];

    /// <param name="state">The version.</param>
    /// <param name="found">Keys of the articles, in any order; those that the version does not know are left out.</param>
    public static TextPlaces Of(IndexState state, List<(long At, long Id)> found)
    {
        var places = new TextPlaces(state.Chunks.Length);
        found.Sort(IndexRow.Compare);
        var number = 0;
        foreach (var key in state.Chunks.Length == 0 ? [] : found)
        {
            while (number < state.Chunks.Length - 1 && IndexRow.Compare(state.Chunks[number].LastKey, key) < 0)
            {
                number++;
            }

            var chunk = state.Chunks[number];
            var place = chunk.PlaceOf(key);
            if (place < chunk.Count && chunk.Ids[place] == key.Id && chunk.Ats[place] == key.At)
            {
                Bits.Set(places.bits[number] ??= new ulong[chunk.Words], place);
            }
        }

        return places;
    }

    /// <summary>False where no place of the chunk was found.</summary>
    public bool Intersect(int number, Span<ulong> set)
    {
        if (bits[number] is not { } found)
        {
            return false;
        }

        Bits.And(set, found);
        return true;
    }
}
