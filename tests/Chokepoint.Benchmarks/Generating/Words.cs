using System.Text;
using Npgsql;

namespace Chokepoint.Benchmarks.Generating;

/// <summary>Made-up words with their lexemes as PostgreSQL makes them, so that tsvectors can be written without asking it again.</summary>
internal sealed class Words
{
    public const int Count = 20_000;
    private static readonly string[] Starts = ["b", "br", "d", "dr", "f", "g", "gr", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "z"];
    private static readonly string[] Middles = ["a", "o", "u", "ar", "on", "um", "al", "or", "an", "ul"];
    private readonly Zipf frequency = new(Count, 1.0, 100);

    private Words(string[] texts, byte[][] lexemes)
    {
        Texts = texts;
        Lexemes = lexemes;
        SortRank = new int[Count];
        var sorted = Enumerable.Range(0, Count).OrderBy(word => Encoding.UTF8.GetString(lexemes[word]), StringComparer.Ordinal);
        foreach (var (word, rank) in sorted.Select((word, rank) => (word, rank)))
        {
            SortRank[word] = rank;
        }
    }

    public string[] Texts { get; }

    public byte[][] Lexemes { get; }

    /// <summary>The order that lexemes have in a tsvector.</summary>
    public int[] SortRank { get; }

    public int Roll(ref Dice dice) => frequency.Roll(ref dice);

    /// <summary>Every tenth word is often followed by the same neighbour, so that phrases can be found.</summary>
    public static int? NeighbourOf(int word, ref Dice dice) => word % 10 == 0 && dice.Percent(30) ? word + 1 : null;

    public static async Task<Words> LoadAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var texts = Make();
        await using var command = database.CreateCommand(
            "select coalesce((tsvector_to_array(to_tsvector('english', word)))[1], word) from unnest($1::text[]) with ordinality as word (word, place) order by place");
        command.Parameters.Add(new() { Value = texts });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lexemes = new List<byte[]>(Count);
        var used = new HashSet<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var lexeme = reader.GetString(0);
            lexemes.Add(Encoding.UTF8.GetBytes(used.Add(lexeme) ? lexeme : texts[lexemes.Count]));
        }

        return new Words(texts, [.. lexemes]);
    }

    private static string[] Make()
    {
        var dice = new Dice(1, 1);
        var made = new HashSet<string>();
        var list = new List<string>(Count);
        while (list.Count < Count)
        {
            var word = string.Concat(Enumerable.Range(0, 2 + dice.Below(2)).Select(_ => Starts[dice.Below(Starts.Length)] + Middles[dice.Below(Middles.Length)])) + "k";
            if (made.Add(word))
            {
                list.Add(word);
            }
        }

        return [.. list];
    }
}
