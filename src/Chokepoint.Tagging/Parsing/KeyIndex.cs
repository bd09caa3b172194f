namespace Chokepoint.Tagging.Parsing;

/// <summary>Rows by the key of their feature: open addressing, one cache line for most look-ups. A key that was never learnt has no row.</summary>
internal sealed class KeyIndex(int capacity)
{
    public const int Absent = -1;

    // Key in the high half, row + 1 in the low half; 0 is a free slot.
    private ulong[] slots = new ulong[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity * 2))];

    public int Count { get; private set; }

    public int Find(uint key)
    {
        var mask = slots.Length - 1;
        for (var at = (int)(key & (uint)mask); ; at = (at + 1) & mask)
        {
            var slot = slots[at];
            if ((uint)(slot >> 32) == key)
            {
                return (int)(uint)slot - 1;
            }

            if (slot == 0)
            {
                return Absent;
            }
        }
    }

    public int FindOrAdd(uint key)
    {
        var row = Find(key);
        if (row != Absent)
        {
            return row;
        }

        if (Count * 2 >= slots.Length)
        {
            var old = slots;
            slots = new ulong[old.Length * 2];
            foreach (var slot in old.Where(slot => slot != 0))
            {
                Place(slot);
            }
        }

        Place(((ulong)key << 32) | (uint)(Count + 1));
        return Count++;
    }

    /// <summary>All keys, by row.</summary>
    public uint[] Keys()
    {
        var keys = new uint[Count];
        foreach (var slot in slots.Where(slot => slot != 0))
        {
            keys[(uint)slot - 1] = (uint)(slot >> 32);
        }

        return keys;
    }

    private void Place(ulong slot)
    {
        var mask = slots.Length - 1;
        var at = (int)((uint)(slot >> 32) & (uint)mask);
        while (slots[at] != 0)
        {
            at = (at + 1) & mask;
        }

        slots[at] = slot;
    }
}
