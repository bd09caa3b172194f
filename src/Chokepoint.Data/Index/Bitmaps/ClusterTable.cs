namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Clusters of several articles, numbered without gaps, so that those seen can be marked by a bit. Numbers are only ever added.</summary>
internal sealed class ClusterTable
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, int> numbers = [];
    private readonly List<long> ids = [];

    public int Count
    {
        get
        {
            lock (gate)
            {
                return ids.Count;
            }
        }
    }

    /// <summary>Bytes of memory, about.</summary>
    public long Bytes => 36L * Count;

    public bool Has(long id) => Find(id) >= 0;

    /// <summary>The number of a cluster that is known to have several articles; else -1.</summary>
    public int Find(long id)
    {
        lock (gate)
        {
            return numbers.GetValueOrDefault(id, -1);
        }
    }

    public int NumberOf(long id)
    {
        lock (gate)
        {
            if (!numbers.TryGetValue(id, out var number))
            {
                number = ids.Count;
                numbers.Add(id, number);
                ids.Add(id);
            }

            return number;
        }
    }

    public long IdOf(int number)
    {
        lock (gate)
        {
            return ids[number];
        }
    }
}
