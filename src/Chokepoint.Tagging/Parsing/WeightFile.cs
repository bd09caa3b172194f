namespace Chokepoint.Tagging.Parsing;

/// <summary>A table on disk: sorted keys as distances, then for each row its classes, then their weights, so that like stands by like.</summary>
internal static class WeightFile
{
    public static WeightTable Read(BinaryReader reader)
    {
        var keys = ReadKeys(reader);
        var masks = new ulong[keys.Length];
        for (var row = 0; row < masks.Length; row++)
        {
            masks[row] = ReadMask(reader);
        }

        var table = new WeightTable(keys);
        for (var row = 0; row < masks.Length; row++)
        {
            var weights = table.Row(row);
            for (var left = masks[row]; left != 0; left &= left - 1)
            {
                weights[System.Numerics.BitOperations.TrailingZeroCount(left)] = reader.ReadSByte();
            }
        }

        return table;
    }

    /// <param name="writer">Where to.</param>
    /// <param name="rows">Rows with at least one weight.</param>
    public static void Write(BinaryWriter writer, IEnumerable<(uint Key, sbyte[] Weights)> rows)
    {
        var sorted = rows.OrderBy(row => row.Key).ToArray();
        WriteKeys(writer, [.. sorted.Select(row => row.Key)]);
        foreach (var (_, weights) in sorted)
        {
            WriteMask(writer, weights);
        }

        foreach (var weight in sorted.SelectMany(row => row.Weights).Where(weight => weight != 0))
        {
            writer.Write(weight);
        }
    }

    /// <summary>Keys in ascending order: their number, then each as its distance from the one before.</summary>
    public static uint[] ReadKeys(BinaryReader reader)
    {
        var keys = new uint[reader.ReadInt32()];
        var key = 0u;
        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] = key += (uint)reader.Read7BitEncodedInt();
        }

        return keys;
    }

    /// <param name="writer">Where to.</param>
    /// <param name="sorted">Distinct keys, ascending.</param>
    public static void WriteKeys(BinaryWriter writer, uint[] sorted)
    {
        writer.Write(sorted.Length);
        var last = 0u;
        foreach (var key in sorted)
        {
            writer.Write7BitEncodedInt((int)(key - last));
            last = key;
        }
    }

    private static ulong ReadMask(BinaryReader reader)
    {
        var mask = 0UL;
        for (var left = reader.ReadByte(); left > 0; left--)
        {
            mask |= 1UL << reader.ReadByte();
        }

        return mask;
    }

    private static void WriteMask(BinaryWriter writer, sbyte[] weights)
    {
        writer.Write((byte)weights.Count(weight => weight != 0));
        for (var column = 0; column < weights.Length; column++)
        {
            if (weights[column] != 0)
            {
                writer.Write((byte)column);
            }
        }
    }
}
