using Chokepoint.Tagging.Parsing;

namespace Chokepoint.UnitTests.Tagging.Parsing;

public sealed class WeightFileTests
{
    [Fact]
    public void A_table_reads_back_as_it_was_written()
    {
        using var stream = new MemoryStream();
        WeightFile.Write(new(stream), [(uint.MaxValue, Row((63, 7))), (5, Row((0, -127), (2, 127)))]);
        stream.Position = 0;
        var table = WeightFile.Read(new(stream));

        var scores = new short[WeightTable.Stride];
        table.Score([5, uint.MaxValue, 6], scores);

        Assert.Equal(-127, scores[0]);
        Assert.Equal(127, scores[2]);
        Assert.Equal(7, scores[63]);
        Assert.Equal(7, scores.Sum(score => score));
    }

    [Fact]
    public void An_index_keeps_every_key_as_it_grows()
    {
        var index = new KeyIndex(0);
        var keys = Enumerable.Range(1, 1000).Select(number => (uint)number * 4096).ToArray();

        Assert.Equal(Enumerable.Range(0, 1000), keys.Select(index.FindOrAdd));
        Assert.Equal(Enumerable.Range(0, 1000), keys.Select(index.Find));
        Assert.Equal(keys, index.Keys());
        Assert.Equal(KeyIndex.Absent, index.Find(7));
    }

    [Fact]
    public void Rows_are_found_among_many_and_strangers_are_not()
    {
        // Keys of one bucket, more than are compared at once, and keys all over.
        uint[] sorted = [.. Enumerable.Range(0, 50).Select(number => 0x1234_0000u + ((uint)number * 3)), .. Enumerable.Range(1, 3000).Select(number => 0x2000_0000u + ((uint)number * 1_000_003))];
        var index = new RowIndex(sorted);

        Assert.Equal(Enumerable.Range(0, sorted.Length), sorted.Select(index.Find));
        Assert.All(sorted, key => Assert.Equal(RowIndex.Absent, index.Find(key + 1)));
        Assert.Equal(RowIndex.Absent, new RowIndex([]).Find(7));
    }

    [Fact]
    public void Keys_are_the_same_eight_at_a_time_as_one_by_one()
    {
        var features = new FeatureKeys(101, new uint[FeatureKeys.SpaceFor(11)]);
        var expected = new List<uint>();
        for (var number = 0u; number < 11; number++)
        {
            features.Add(number * 7, number << 20, uint.MaxValue - number);
            expected.Add(FeatureHash.Key(101 + number, number * 7, number << 20, uint.MaxValue - number));
        }

        Assert.Equal(expected, features.Hash().ToArray());
    }

    private static sbyte[] Row(params (int Column, sbyte Weight)[] weights)
    {
        var row = new sbyte[WeightTable.Stride];
        foreach (var (column, weight) in weights)
        {
            row[column] = weight;
        }

        return row;
    }
}
