using System.Collections.Concurrent;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// All values of the articles that have one certain value, counted once and kept: readers come back to the same countries, and most
/// chunks outlive the changes of the archive. When there is no room for more, all go; what is asked for comes back.
/// </summary>
internal sealed class KeptCounts(int articles)
{
    private const int BytesAnArticle = 20;
    private readonly ConcurrentDictionary<int, Counted> byPosition = new();
    private long bytes;

    public long Bytes => Interlocked.Read(ref bytes);

    public bool Has(int position) => byPosition.ContainsKey(position);

    /// <summary>Adds the counts for a value, given by its position in the chunk; they are counted where they are not kept.</summary>
    public void AddTo(ValueCounts counts, int position, Func<ValueCounts> count)
    {
        if (!byPosition.TryGetValue(position, out var counted))
        {
            counted = count().Noted();
            Keep(position, counted);
        }

        for (var index = 0; index < counted.Keys.Length; index++)
        {
            counts.Note(counted.Keys[index], counted.Counts[index]);
        }
    }

    private void Keep(int position, Counted counted)
    {
        if (Bytes + counted.Bytes > (long)BytesAnArticle * articles)
        {
            byPosition.Clear();
            Interlocked.Exchange(ref bytes, 0);
        }

        if (byPosition.TryAdd(position, counted))
        {
            Interlocked.Add(ref bytes, counted.Bytes);
        }
    }

    /// <summary>Values with the classes of their articles in one number, and how many articles.</summary>
    internal sealed record Counted(int[] Keys, ushort[] Counts)
    {
        public long Bytes => 6L * Keys.Length;
    }
}
