using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// Counts one part of the stances that hold a choice of the other parts. There are tokens for every pair of parts, so that the places of
/// a value are those of a few tokens; an article that has several of them counts once.
/// </summary>
internal sealed class StanceParts(StanceChoice choice, TokenTable table, TokenKind part)
{
    // Of one article in so many it is quicker to go through the articles than through the tokens.
    private const int Few = 16;
    private readonly ChosenStances chosen = new(choice);

    // Number of a value in the table of values, plus one; threads that race here write the same.
    private readonly int[] numbers = new int[TagToken.TargetMask + 1];
    private readonly TokenKind kind = KindOf(choice, part);

    /// <summary>Counters of each value of the part, by its number in the table of values.</summary>
    public ValueCounts Count(Matches matches)
    {
        var values = table.Values.Count;
        return matches.Sum(() => new ValueCounts(values), (counts, number) => AddChunk(matches, number, counts), (total, more) => total.Add(more)).Fold();
    }

    private void AddChunk(Matches matches, int number, ValueCounts counts)
    {
        if (matches.CountOf(number) < matches.State.Chunks[number].Count / Few)
        {
            AddArticles(matches, number, counts);
        }
        else
        {
            AddTokens(matches, number, counts);
        }
    }

    private void AddTokens(Matches matches, int number, ValueCounts counts)
    {
        var chunk = matches.State.Chunks[number];
        var places = matches.BitsOf(number);
        var (first, end) = chunk.RangeOf(kind);
        var groups = new List<long>(256);
        for (var position = first; position < end; position++)
        {
            if (chosen.Holds(chunk.Tokens[position]))
            {
                groups.Add(((long)NumberOf(chunk.Tokens[position]) << 32) | (uint)position);
            }
        }

        groups.Sort();
        Span<ulong> seen = stackalloc ulong[chunk.Words];
        for (var start = 0; start < groups.Count;)
        {
            var value = (int)(groups[start] >> 32);
            var next = start + 1;
            while (next < groups.Count && (int)(groups[next] >> 32) == value)
            {
                next++;
            }

            if (next - start == 1)
            {
                chunk.Meet((int)groups[start], places, (counts, value), 1);
            }
            else
            {
                Union(chunk, groups[start..next], seen);
                Bits.And(seen, places);
                AddPlaces(chunk, seen, counts, value);
            }

            start = next;
        }
    }

    private static void Union(Chunk chunk, List<long> group, Span<ulong> seen)
    {
        seen.Clear();
        foreach (var entry in group)
        {
            chunk.Postings.AddTo((int)entry, seen);
        }
    }

    private static void AddPlaces(Chunk chunk, ReadOnlySpan<ulong> places, ValueCounts counts, int value)
    {
        var batches = new PlaceBatches(places, stackalloc int[PlaceBatches.Most]);
        for (var some = batches.Next(); some.Length > 0; some = batches.Next())
        {
            foreach (var place in some)
            {
                counts.Note(value, chunk.Masks[place], 1);
            }
        }
    }

    private void AddArticles(Matches matches, int number, ValueCounts counts)
    {
        var chunk = matches.State.Chunks[number];
        Span<(int, int)> ranges = stackalloc (int, int)[PlaceBatches.Most];
        var batches = new PlaceBatches(matches.BitsOf(number), stackalloc int[PlaceBatches.Most]);
        for (var places = batches.Next(); places.Length > 0; places = batches.Next())
        {
            chunk.Stances.Read(places, ranges);
            for (var index = 0; index < places.Length; index++)
            {
                AddArticle(chunk, chunk.Stances.Between(ranges[index]), (counts, chunk.Masks[places[index]]));
            }
        }
    }

    // A value that several stances of an article hold counts once.
    private void AddArticle(Chunk chunk, ReadOnlySpan<ushort> stances, (ValueCounts Counts, byte Mask) to)
    {
        for (var index = 0; index < stances.Length; index++)
        {
            var token = chunk.Tokens[stances[index]];
            if (chosen.Holds(token) && !HoldsBefore(chunk, stances[..index], PartOf(token)))
            {
                to.Counts.Note(NumberOf(token), to.Mask, 1);
            }
        }
    }

    private bool HoldsBefore(Chunk chunk, ReadOnlySpan<ushort> stances, int value)
    {
        foreach (var position in stances)
        {
            if (PartOf(chunk.Tokens[position]) == value && chosen.Holds(chunk.Tokens[position]))
            {
                return true;
            }
        }

        return false;
    }

    private int PartOf(int token) => part switch
    {
        TokenKind.Actor => TagToken.ActorOf(token),
        TokenKind.Target => TagToken.TargetOf(token),
        _ => (int)TagToken.StanceOf(token),
    };

    private int NumberOf(int token)
    {
        ref var number = ref numbers[PartOf(token)];
        if (number == 0)
        {
            number = 1 + table.Values.NumberOf(part switch
            {
                TokenKind.Actor => TagToken.OfStance(TagToken.ActorOf(token), null, null),
                TokenKind.Target => TagToken.OfStance(null, TagToken.TargetOf(token), null),
                _ => TagToken.OfStance(null, null, TagToken.StanceOf(token)),
            });
        }

        return number - 1;
    }

    // The tokens that hold the part and what is chosen of the others, and no more.
    private static TokenKind KindOf(StanceChoice choice, TokenKind part) =>
        (Actor: choice.Actors is not null || part == TokenKind.Actor, Target: choice.Targets is not null || part == TokenKind.Target,
            Class: choice.Classes is not null || part == TokenKind.Stance) switch
        {
            { Target: false } => TokenKind.ActorStance,
            { Actor: false } => TokenKind.TargetStance,
            { Class: false } => TokenKind.ActorTarget,
            _ => TokenKind.ActorTargetStance,
        };
}

/// <summary>A choice of stances, asked by token: a flag for each number of a part.</summary>
internal sealed class ChosenStances(StanceChoice choice)
{
    private readonly bool[]? actors = Flags(choice.Actors, TagToken.ActorMask);
    private readonly bool[]? targets = Flags(choice.Targets, TagToken.TargetMask);
    private readonly bool[]? classes = Flags(choice.Classes, TagToken.StanceMask);

    /// <summary>Only of tokens that have the parts that are chosen.</summary>
    public bool Holds(int token) => (actors is null || actors[TagToken.ActorOf(token)])
        && (targets is null || targets[TagToken.TargetOf(token)])
        && (classes is null || classes[(int)TagToken.StanceOf(token)]);

    private static bool[]? Flags(int[]? numbers, int most)
    {
        if (numbers is null)
        {
            return null;
        }

        var flags = new bool[most + 1];
        foreach (var number in numbers)
        {
            flags[number] = true;
        }

        return flags;
    }
}
