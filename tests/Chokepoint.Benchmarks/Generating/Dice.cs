namespace Chokepoint.Benchmarks.Generating;

/// <summary>SplitMix64: the same numbers on every machine, and a stream of its own for every article.</summary>
internal struct Dice
{
    private ulong state;

    public Dice(int seed, long stream)
    {
        state = ((ulong)(uint)seed << 40) ^ (ulong)stream;
        Next();
        state ^= (ulong)stream * 0xD1342543DE82EF95;
    }

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>From 0 to one below <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    public bool Percent(int chance) => Below(100) < chance;
}

/// <summary>Ranks from 0 with the chance of rank r as 1 / (r + shift)^power: a few values are everywhere, most are rare.</summary>
internal sealed class Zipf
{
    private const int Cells = 1 << 18;
    private readonly int[] table = new int[Cells];

    public Zipf(int count, double power, double shift)
    {
        var weights = Enumerable.Range(0, count).Select(rank => Math.Pow(rank + shift, -power)).ToArray();
        var total = weights.Sum();
        var (cell, sum) = (0, 0.0);
        for (var rank = 0; rank < count; rank++)
        {
            sum += weights[rank];
            for (var end = rank == count - 1 ? Cells : (int)(sum / total * Cells); cell < end; cell++)
            {
                table[cell] = rank;
            }
        }
    }

    public int Roll(ref Dice dice) => table[dice.Next() >> 46];
}
