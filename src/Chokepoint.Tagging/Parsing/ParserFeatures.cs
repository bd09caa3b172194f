namespace Chokepoint.Tagging.Parsing;

/// <summary>What one parsing decision looks at: words and tags on the stack and in the buffer, and the arcs built so far.</summary>
internal static class ParserFeatures
{
    public const int Count = 89;

    /// <summary>Number of the first template.</summary>
    public const uint First = 1;

    public static ReadOnlySpan<uint> Extract(ParserState state, ref FeatureKeys writer)
    {
        (int, int, int) stack = (state.Peek(0), state.Peek(1), state.Peek(2)), buffer = (state.Buffer(0), state.Buffer(1), state.Buffer(2));
        WordsAndTags(state, ref writer, stack, buffer);
        WiderTags(state, ref writer, stack, buffer);
        Shapes(state, ref writer, stack, buffer);
        Distances(state, ref writer, stack, buffer);
        Children(state, ref writer, (stack.Item1, stack.Item2, buffer.Item1));
        ChildWords(state, ref writer, (stack.Item1, stack.Item2, buffer.Item1));
        ChildSets(state, ref writer, (stack.Item1, stack.Item2, buffer.Item1));
        return writer.Hash();
    }

    private static void WordsAndTags(ParserState state, ref FeatureKeys to, (int S0, int S1, int S2) stack, (int B0, int B1, int B2) buffer)
    {
        var (words, tags) = (state.Words, state.Tags);
        uint w0 = words[stack.S0], w1 = words[stack.S1], n0 = words[buffer.B0], n1 = words[buffer.B1];
        uint t0 = tags[stack.S0], t1 = tags[stack.S1], t2 = tags[stack.S2], p0 = tags[buffer.B0], p1 = tags[buffer.B1], p2 = tags[buffer.B2];
        to.Add(w0, t0);
        to.Add(w0);
        to.Add(t0, p0);
        to.Add(n0, p0);
        to.Add(n0);
        to.Add(n1, p1);
        to.Add(p0, p1, p2);
        to.Add(w1, t1);
        to.Add(w1);
        to.Add(w0, n0);
        to.Add(w0, p0, t0);
        to.Add(t0, n0, p0);
        to.Add(t0, p0, p1);
        to.Add(t1, t0, p0);
        to.Add(t1, t0);
        to.Add(w1, w0);
        to.Add(w1, t0);
        to.Add(t1, w0);
        to.Add(t2, t1, t0);
        to.Add(w1, t0, p0);
        to.Add(t1, w0, p0);
        to.Add(t1, t0, n0);
        to.Add(w0, n1);
        to.Add(w1, n0);
        to.Add(w1, w0, p0);
    }

    private static void WiderTags(ParserState state, ref FeatureKeys to, (int S0, int S1, int S2) stack, (int B0, int B1, int B2) buffer)
    {
        var (words, tags, kinds) = (state.Words, state.Tags, state.Kinds);
        uint t0 = tags[stack.S0], t1 = tags[stack.S1], t2 = tags[stack.S2], p0 = tags[buffer.B0], p1 = tags[buffer.B1], p2 = tags[buffer.B2];
        uint t3 = tags[state.Peek(3)], p3 = tags[state.Buffer(3)];
        to.Add(t0, p0, words[buffer.B2]);
        to.Add(t1, t0, words[stack.S2]);
        to.Add((t0 << 6) | p0, p1, p2);
        to.Add((t1 << 6) | t0, p0, p1);
        to.Add((t2 << 6) | t1, t0, p0);
        to.Add(p1, p2, p3);
        to.Add((p0 << 6) | p1, p2, p3);
        to.Add(t3, t2, t1);
        to.Add(words[stack.S0], p0, p1);
        to.Add(t0, words[buffer.B0], p1);
        to.Add(words[buffer.B1], t0, p0);
        to.Add(Pack(kinds[stack.S1], kinds[stack.S0], kinds[buffer.B0]), Pack(kinds[buffer.B1], kinds[buffer.B2], kinds[state.Buffer(3)]));
        to.Add(Pack(kinds[stack.S2], kinds[stack.S1], kinds[stack.S0]), Pack(kinds[buffer.B0], kinds[buffer.B1], kinds[state.Peek(3)]));
    }

    private static void Shapes(ParserState state, ref FeatureKeys to, (int S0, int S1, int S2) stack, (int B0, int B1, int B2) buffer)
    {
        var (shapes, tags) = (state.Shapes, state.Tags);
        uint t0 = tags[stack.S0], t1 = tags[stack.S1], p0 = tags[buffer.B0];
        to.Add(shapes[stack.S0].Suffix3, t0, p0);
        to.Add(shapes[buffer.B0].Suffix3, p0, t0);
        to.Add(shapes[stack.S1].Suffix3, t1, t0);
        to.Add((shapes[stack.S0].Case << 5) | shapes[buffer.B0].Case, t0, p0);
        to.Add((shapes[stack.S1].Case << 5) | shapes[stack.S0].Case, t1, t0);
    }

    private static void Distances(ParserState state, ref FeatureKeys to, (int S0, int S1, int S2) stack, (int B0, int B1, int B2) buffer)
    {
        var (s0, s1, _) = stack;
        var near = s0 == ParserState.NoWord ? 0u : (uint)Math.Min(state.Next - s0, 6);
        var far = s1 == ParserState.NoWord ? 0u : (uint)Math.Min(s0 - s1, 6);
        uint t0 = state.Tags[s0], t1 = state.Tags[s1], p0 = state.Tags[buffer.B0];
        uint across = state.Between(s0, buffer.B0), below = state.Between(s1, s0);
        to.Add(near, t0, p0);
        to.Add(near, state.Words[s0]);
        to.Add(near, state.Words[buffer.B0]);
        to.Add(far, t1, t0);
        to.Add(far, state.Words[s1], t0);
        to.Add(near, far, (t1 << 12) | (t0 << 6) | p0);
        to.Add(across, t0, p0);
        to.Add(below, t1, t0);
        to.Add((across << 4) | below, t0, (t1 << 6) | p0);
        to.Add(state.VerbsAhead(), t0, p0);
        to.Add(state.VerbsAhead() | (across << 4), state.Words[s0], p0);
    }

    private static void Children(ParserState state, ref FeatureKeys to, (int S0, int S1, int B0) top)
    {
        var (tags, labels) = (state.Tags, state.Labels);
        var (s0, s1, b0) = top;
        int left = state.Left[s0], right = state.Right[s0], bufferLeft = state.Left[b0], lowerRight = state.Right[s1], lowerLeft = state.Left[s1];
        uint t0 = tags[s0], t1 = tags[s1], p0 = tags[b0];
        to.Add(t0, Count3(state.LeftCount[s0]), Count3(state.RightCount[s0]));
        to.Add(p0, Count3(state.LeftCount[b0]), t0);
        to.Add(t1, Count3(state.RightCount[s1]), t0);
        to.Add(t0, tags[left], p0);
        to.Add(t0, tags[right], p0);
        to.Add(t0, p0, tags[bufferLeft]);
        to.Add(t1, tags[lowerRight], t0);
        to.Add(t1, tags[lowerLeft], t0);
        to.Add((uint)labels[right], t0, p0);
        to.Add((uint)labels[left], t0, p0);
        to.Add((uint)labels[bufferLeft], p0, t0);
        to.Add((uint)labels[lowerRight], t1, t0);
        to.Add((uint)labels[lowerLeft], t1, t0);
        to.Add(((uint)labels[left] << 6) | (uint)labels[state.Left2[s0]], t0, t1);
        to.Add(((uint)labels[right] << 6) | (uint)labels[state.Right2[s0]], t0, p0);
        to.Add(((uint)labels[bufferLeft] << 6) | (uint)labels[state.Left2[b0]], state.Words[b0]);
        to.Add(((uint)labels[lowerRight] << 6) | (uint)labels[lowerLeft], state.Words[s1], state.Words[s0]);
    }

    private static void ChildWords(ParserState state, ref FeatureKeys to, (int S0, int S1, int B0) top)
    {
        var (words, tags) = (state.Words, state.Tags);
        var (s0, s1, b0) = top;
        uint left = words[state.Left[s0]], right = words[state.Right[s0]], bufferLeft = words[state.Left[b0]];
        to.Add(right, tags[s0], tags[b0]);
        to.Add(bufferLeft, tags[b0], tags[s0]);
        to.Add(left, tags[s1], tags[s0]);
        to.Add(words[state.Right[s1]], words[s1], tags[s0]);
        to.Add(left, words[s1], tags[s0]);
        to.Add(left, words[s1], words[s0]);
        to.Add(bufferLeft, words[s0], tags[b0]);
        to.Add(bufferLeft, words[s1], tags[s0]);
        to.Add(left, tags[s1], tags[state.Peek(2)]);
        to.Add(left, (uint)state.Labels[state.Right[s1]], tags[s1]);
    }

    private static void ChildSets(ParserState state, ref FeatureKeys to, (int S0, int S1, int B0) top)
    {
        var (sets, tags) = (state.ChildRelations, state.Tags);
        var (s0, s1, b0) = top;
        to.Add(sets[s0], tags[s0]);
        to.Add(sets[s0], tags[s0], tags[b0]);
        to.Add(sets[s1], tags[s1], tags[s0]);
        to.Add(sets[b0], tags[b0], tags[s0]);
        to.Add(sets[s0], state.Words[s0]);
        to.Add(sets[s1], state.Words[s1], tags[s0]);
        to.Add(sets[s0], sets[s1], (uint)((tags[s1] << 6) | tags[s0]));
        to.Add(sets[s0], sets[b0], (uint)((tags[b0] << 6) | tags[s0]));
    }

    private static uint Count3(byte count) => Math.Min(count, (byte)3);

    private static uint Pack(WordKind first, WordKind second, WordKind third) => ((uint)first << 8) | ((uint)second << 4) | (uint)third;
}
