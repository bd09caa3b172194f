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
