using System.Numerics;
using System.Runtime.Intrinsics;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>
/// Weights by key in an open table of eight bytes a feature: three that tell the key, then a byte for each class. A look-up costs one look
/// at the memory, and none waits for another. The lower bits of a key are the place where it belongs; a slot holds the upper ones, and how
/// far from its place it stands, so that no other key is taken for it.
/// </summary>
internal sealed class ArbiterTable
{
    /// <summary>Sums that are counted: those behind the classes mean nothing.</summary>
    public const int Lanes = 8;

    private const int CheckShift = 40;
    private const int CheckBits = 24;
    private const int LeastBits = 16;

    private readonly ulong[] slots;
    private readonly int bits;

    /// <param name="keys">Distinct.</param>
    /// <param name="weights"><see cref="ArbiterModel.Classes"/> for each key.</param>
    public ArbiterTable(uint[] keys, sbyte[] weights)
    {
        bits = Math.Max(LeastBits, BitOperations.Log2((uint)keys.Length | 1) + 2);
        slots = new ulong[1 << bits];
        for (var row = 0; row < keys.Length; row++)
        {
            var slot = 0UL;
            for (var column = 0; column < ArbiterModel.Classes; column++)
            {
                slot |= (ulong)(byte)weights[(row * ArbiterModel.Classes) + column] << (column * 8);
            }

            Place(keys[row], slot);
        }
    }

    public void Sum(ReadOnlySpan<uint> keys, Span<int> sums)
    {
        var table = slots;
        var mask = (uint)table.Length - 1;
        Vector128<int> first = default, second = default;
        foreach (var key in keys)
        {
            var at = key & mask;
            var check = Check(key);
            ulong slot;
            while (((slot = table[at]) != 0) & (slot >> CheckShift != check))
            {
                at = (at + 1) & mask;
                check++;
            }

            var weights = Vector128.WidenLower(Vector128.CreateScalar(slot).AsSByte());
            first += Vector128.WidenLower(weights);
            second += Vector128.WidenUpper(weights);
        }

        first.CopyTo(sums);
        second.CopyTo(sums[4..]);
    }

    // Counts up with each step from the place of the key.
    private uint Check(uint key) => (key >> bits) << (CheckBits - (32 - bits));

    private void Place(uint key, ulong slot)
    {
        var mask = (uint)slots.Length - 1;
        var check = Check(key);
        var at = key & mask;
        for (; slots[at] != 0; at = (at + 1) & mask)
        {
            check++;
        }

        if (check - Check(key) >= 1u << (CheckBits - (32 - bits)))
        {
            throw new InvalidDataException("The arbiter's keys stand too close together: train it again with other numbers of templates.");
        }

        slots[at] = slot | ((ulong)check << CheckShift);
    }
}
