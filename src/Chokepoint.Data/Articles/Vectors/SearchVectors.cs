using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Chokepoint.Data.Articles.Vectors;

/// <summary>
/// Makes search vectors of many articles. PostgreSQL takes longer for a text's vector than for all else about an article; yet what it
/// makes of a word does not depend on the words around, so each is asked for once and remembered.
/// </summary>
internal sealed class SearchVectors(NpgsqlDataSource database)
{
    // Texts that PostgreSQL would cut, words as long as a text (scripts without spaces), and markup go to PostgreSQL whole.
    private const int MostTitle = 1_000;
    private const int MostBody = 100_000;
    private const int MostWord = 400;
    private const int LongestKept = 40;
    private const int MostKept = 60_000;

    private static readonly ConditionalWeakTable<NpgsqlDataSource, SearchVectors> Known = [];

    // Two generations: what was not asked for while the young one filled up is forgotten.
    private volatile ConcurrentDictionary<string, WordVector> young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, WordVector> old = new(StringComparer.Ordinal);
    private int kept;

    /// <summary>One for each database: configurations may differ.</summary>
    public static SearchVectors Of(NpgsqlDataSource database) => Known.GetValue(database, static source => new SearchVectors(source));

    /// <summary>Vectors in binary, in the order given; null where PostgreSQL is to make it itself.</summary>
    public async Task<byte[]?[]> MakeAsync(IReadOnlyList<(string Title, string Body)> texts, CancellationToken cancellationToken)
    {
        var unknown = new Dictionary<string, WordVector>(StringComparer.Ordinal);
        var words = new (List<WordVector> Title, List<WordVector> Body)?[texts.Count];
        for (var index = 0; index < words.Length; index++)
        {
            words[index] = Read(texts[index].Title, MostTitle, unknown) is { } title && Read(texts[index].Body, MostBody, unknown) is { } body
                ? (title, body) : null;
        }

        await LearnAsync(unknown, cancellationToken);
        var builder = new VectorBuilder();
        var made = Array.ConvertAll(words, read => read is { } pair && pair.Title.Sum(word => word.Places) <= VectorBuilder.MostTitlePlaces
            ? builder.Build(pair.Title, pair.Body) : null);
        return await IsRightAsync(texts, made, cancellationToken) ? made : new byte[]?[made.Length];
    }

    // One of each batch is compared with PostgreSQL's own: a server that thinks otherwise of words is found out, and trusted.
    private async Task<bool> IsRightAsync(IReadOnlyList<(string Title, string Body)> texts, byte[]?[] made, CancellationToken cancellationToken)
    {
        var one = Array.FindLastIndex(made, vector => vector is not null);
        if (one < 0)
        {
            return false;
        }

        await using var command = database.CreateCommand($"select tsvectorsend({ArticleWriter.Tsv}) from (select $1::text as title, $2::text as body) as row");
        command.Parameters.Add(new() { Value = texts[one].Title });
        command.Parameters.Add(new() { Value = texts[one].Body });
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] own && own.AsSpan().SequenceEqual(made[one]);
    }

    private List<WordVector>? Read(string text, int most, Dictionary<string, WordVector> unknown)
    {
        // Only a tag may hold white space; and at the very start of a text two signs begin a path that elsewhere do not.
        if (text.Length > most || text.Contains('<', StringComparison.Ordinal) || (text.Length > 0 && text[0] is '.' or '~'))
        {
            return null;
        }

        var read = new List<WordVector>(text.Length / 5);
        var (newer, older) = (young.GetAlternateLookup<ReadOnlySpan<char>>(), old.GetAlternateLookup<ReadOnlySpan<char>>());
        var pending = unknown.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var end = rest.IndexOfAny(" \n\r\t");
            var word = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (word.Length > MostWord)
            {
                return null;
            }

            if (word.Length > 0)
            {
                read.Add(newer.TryGetValue(word, out var known) || pending.TryGetValue(word, out known) ? known
                    : older.TryGetValue(word, out known) ? Keep(word.ToString(), known) : pending[word] = new WordVector());
            }
        }

        return read;
    }

    private async Task LearnAsync(Dictionary<string, WordVector> unknown, CancellationToken cancellationToken)
    {
        if (unknown.Count == 0)
        {
            return;
        }

        await using var command = database.CreateCommand($"""
            select tsvectorsend(to_tsvector('english', ' ' || word || ' {WordVector.EndMark}')) from unnest($1::text[]) with ordinality as asked (word, place) order by place
            """);
        var asked = unknown.ToArray();
        command.Parameters.Add(new() { Value = Array.ConvertAll(asked, pair => pair.Key) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        foreach (var (word, vector) in asked)
        {
            await reader.ReadAsync(cancellationToken);
            vector.Fill(reader.GetFieldValue<byte[]>(0));
            if (word.Length <= LongestKept)
            {
                Keep(word, vector);
            }
        }
    }

    private WordVector Keep(string word, WordVector vector)
    {
        if (Interlocked.Increment(ref kept) > MostKept)
        {
            (old, young) = (young, new(StringComparer.Ordinal));
            Volatile.Write(ref kept, 0);
        }

        return young.GetOrAdd(word, vector);
    }
}
