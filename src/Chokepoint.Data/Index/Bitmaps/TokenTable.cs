using System.Collections.Concurrent;
using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// Tokens numbered without gaps, so that counters can be arrays. Whole stances have numbers of their own; numbers are only ever
/// added, and all versions of the index share them.
/// </summary>
internal sealed class TokenTable
{
    private readonly ConcurrentDictionary<string, int> languages = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int languageCount;

    public ClusterTable Clusters { get; } = new();

    public Numbered Values { get; } = new();

    public Numbered Stances { get; } = new();

    /// <summary>A number for each language code that articles have.</summary>
    public int LanguageToken(string code)
    {
        if (!languages.TryGetValue(code, out var number))
        {
            lock (gate)
            {
                number = languages.GetOrAdd(code, _ => languageCount++);
            }
        }

        return TagToken.Of(TokenKind.Language, number);
    }

    public string LanguageOf(int token) => languages.First(pair => pair.Value == TagToken.PayloadOf(token)).Key;

    /// <exception cref="OverflowException">A token has no room for the id; the index cannot be used then.</exception>
    public static int SourceToken(long sourceId) => sourceId <= TagToken.PayloadMask
        ? TagToken.Of(TokenKind.Source, (int)sourceId)
        : throw new OverflowException($"Source id {sourceId} does not fit into a token.");

    /// <summary>The number of a token among its like; -1 for parts of stances, which are never counted.</summary>
    public int NumberOf(int token) => TagToken.KindOf(token) switch
    {
        TokenKind.ActorTargetStance => Stances.NumberOf(token),
        _ when IndexRow.IsPair(token) => -1,
        _ => Values.NumberOf(token),
    };

    internal sealed class Numbered
    {
        private readonly Lock gate = new();
        private readonly Dictionary<int, int> numbers = [];
        private int[] tokens = new int[1024];
        private volatile int count;

        public int Count => count;

        public int TokenOf(int number) => tokens[number];

        public int NumberOf(int token)
        {
            lock (gate)
            {
                if (numbers.TryGetValue(token, out var known))
                {
                    return known;
                }

                var number = numbers.Count;
                if (number == tokens.Length)
                {
                    Array.Resize(ref tokens, number * 2);
                }

                tokens[number] = token;
                numbers.Add(token, number);
                count = number + 1;
                return number;
            }
        }
    }
}
