using System.Buffers;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>The articles that pass a query, chunk by chunk. Its memory is lent: dispose of it.</summary>
internal sealed class Matches : IDisposable
{
    // Below this many chunks one thread is quicker than telling others.
    private const int Alone = 8;
    private readonly ulong[]?[] bits;
    private readonly int[] counts;

    private Matches(IndexState state, int[] needed)
    {
        Needed = needed;
        State = state;
        bits = new ulong[]?[state.Chunks.Length];
        counts = new int[state.Chunks.Length];
    }

    public IndexState State { get; }

    /// <summary>Tokens that all of them have; they may have others in common.</summary>
    public int[] Needed { get; }

    public long Count => counts.Sum(count => (long)count);

    public static Matches Of(IndexState state, IndexQuery query)
    {
        var matches = new Matches(state, query.Needed);
        ForEach(state.Chunks.Length, number =>
        {
            var chunk = state.Chunks[number];
            var lent = ArrayPool<ulong>.Shared.Rent(chunk.Words);
            matches.counts[number] = query.Evaluate(chunk, number, lent.AsSpan(0, chunk.Words));
            matches.bits[number] = lent;
        });
        return matches;
    }

    public int CountOf(int number) => counts[number];

    /// <summary>Only where <see cref="CountOf"/> is not zero.</summary>
    public Span<ulong> BitsOf(int number) => bits[number].AsSpan(0, State.Chunks[number].Words);

    public bool IsWhole(int number) => counts[number] == State.Chunks[number].Count;

    /// <summary>Those that are not among others, which are all among these.</summary>
    public Matches Without(Matches others)
    {
        var rest = new Matches(State, Needed);
        ForEach(counts.Length, number =>
        {
            rest.counts[number] = counts[number] - others.counts[number];
            if (rest.counts[number] > 0)
            {
                rest.bits[number] = ArrayPool<ulong>.Shared.Rent(State.Chunks[number].Words);
                BitsOf(number).CopyTo(rest.BitsOf(number));
                Bits.AndNot(rest.BitsOf(number), others.BitsOf(number));
            }
        });
        return rest;
    }

    /// <summary>Keeps of every cluster only the first article.</summary>
    public void DropCopies()
    {
        var words = Bits.Words(State.Table.Clusters.Count);
        var lent = ArrayPool<ulong>.Shared.Rent(Math.Max(1, words));
        var seen = lent.AsSpan(0, words);
        seen.Clear();
        for (var number = 0; number < counts.Length; number++)
        {
            var chunk = State.Chunks[number];
            var set = counts[number] == 0 ? [] : BitsOf(number);
            for (var index = 0; counts[number] > 0 && index < chunk.Clustered.Length; index++)
            {
                var (place, cluster) = (chunk.Clustered[index], chunk.Clusters[index]);
                if (!Bits.Has(set, place))
                {
                    continue;
                }

                if (Bits.Has(seen, cluster))
                {
                    Bits.Clear(set, place);
                    counts[number]--;
                }

                Bits.Set(seen, cluster);
            }
        }

        ArrayPool<ulong>.Shared.Return(lent);
    }

    /// <summary>Calls for every number, on several threads where there is much to do.</summary>
    public static void ForEach(int count, Action<int> action)
    {
        if (count > Alone && Environment.ProcessorCount > 1)
        {
            Parallel.For(0, count, action);
            return;
        }

        for (var number = 0; number < count; number++)
        {
            action(number);
        }
    }

    /// <summary>Sums over all chunks; every thread has a sum of its own until the end.</summary>
    public T Sum<T>(Func<T> make, Action<T, int> add, Action<T, T> merge)
    {
        var total = make();
        if (counts.Length <= Alone || Environment.ProcessorCount == 1)
        {
            for (var number = 0; number < counts.Length; number++)
            {
                AddIfAny(total, number);
            }

            return total;
        }

        var gate = new Lock();
        Parallel.For(0, counts.Length, make, (number, _, part) =>
        {
            AddIfAny(part, number);
            return part;
        }, part =>
        {
            lock (gate)
            {
                merge(total, part);
            }
        });
        return total;

        void AddIfAny(T sum, int number)
        {
            if (counts[number] > 0)
            {
                add(sum, number);
            }
        }
    }

    public void Dispose()
    {
        foreach (var lent in bits)
        {
            if (lent is not null)
            {
                ArrayPool<ulong>.Shared.Return(lent);
            }
        }
    }
}
