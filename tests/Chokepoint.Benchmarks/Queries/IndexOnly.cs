using Chokepoint.Benchmarks.Generating;
using Chokepoint.Data.Index.Bitmaps;

namespace Chokepoint.Benchmarks.Queries;

/// <summary>The index of an archive without the archive: what the index alone answers, at sizes whose texts would fill the disk.</summary>
internal sealed class IndexOnly(Recipe recipe, ArticleMaker maker, long[] sources)
{
    private const int IdBits = 26;
    private readonly TokenTable table = new();

    public IndexState Build()
    {
        var order = Order();
        var chunks = new Chunk[((order.Length - 1) / Chunk.MostRows) + 1][];
        Parallel.For(0, chunks.Length, number =>
        {
            var first = number * Chunk.MostRows;
            var rows = new RowBlock(Chunk.MostRows);
            foreach (var key in order.AsSpan(first..Math.Min(first + Chunk.MostRows, order.Length)))
            {
                Add(rows, maker.Make(key & ((1L << IdBits) - 1)));
            }

            chunks[number] = [.. new ChunkBuilder(table, Chunk.MostRows).Build(rows)];
        });
        return IndexLoader.StateOf(chunks.SelectMany(made => made), table, Chunk.MostRows);
    }

    // Seconds above, ids below: one sort puts the articles in the order of the timeline.
    private long[] Order()
    {
        var keys = new long[recipe.Articles];
        Parallel.For(0, keys.Length, index => keys[index] = ((maker.MomentOf(index + 1).Ticks / TimeSpan.TicksPerSecond) << IdBits) | (uint)(index + 1));
        Array.Sort(keys);
        return keys;
    }

    private void Add(RowBlock rows, MadeArticle made)
    {
        var tokens = rows.Add((made.Id, made.At.Ticks, made.ClusterId), made.Tokens.Length + (made.Language is null ? 1 : 2));
        made.Tokens.CopyTo(tokens);
        tokens[made.Tokens.Length] = TokenTable.SourceToken(sources[made.Source]);
        if (made.Language is { } language)
        {
            tokens[^1] = table.LanguageToken(language);
        }
    }
}
