namespace Chokepoint.Tagging.Parsing;

/// <summary>What one parsing decision looks at: words and tags on the stack and in the buffer, and the arcs built so far.</summary>
internal static class ParserFeatures
{
    public const int Count = 52;

    public static void Extract(ParserState state, Span<int> rows, int bits)
    {
        int s0 = state.Peek(0), s1 = state.Peek(1), s2 = state.Peek(2);
        int b0 = state.Buffer(0), b1 = state.Buffer(1), b2 = state.Buffer(2);
        var writer = new RowWriter(rows, bits);
        WordsAndTags(state, ref writer, (s0, s1, s2), (b0, b1, b2));
        Distances(state, ref writer, s0, s1);
        Children(state, ref writer, (s0, s1, b0));
    }

    private static void WordsAndTags(ParserState state, ref RowWriter to, (int S0, int S1, int S2) stack, (int B0, int B1, int B2) buffer)
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
        to.Add(t0, p0, words[buffer.B2]);
        to.Add(t1, t0, words[stack.S2]);
    }

    private static void Distances(ParserState state, ref RowWriter to, int s0, int s1)
    {
        var near = s0 == ParserState.NoWord ? 0u : (uint)Math.Min(state.Next - s0, 6);
        var far = s1 == ParserState.NoWord ? 0u : (uint)Math.Min(s0 - s1, 6);
        uint t0 = state.Tags[s0], t1 = state.Tags[s1], p0 = state.Tags[state.Buffer(0)];
        to.Add(near, t0, p0);
        to.Add(near, state.Words[s0]);
        to.Add(far, t1, t0);
        to.Add(far, state.Words[s1], t0);
        to.Add(near, far, (t1 << 12) | (t0 << 6) | p0);
    }

    private static void Children(ParserState state, ref RowWriter to, (int S0, int S1, int B0) top)
    {
        var (words, tags, labels) = (state.Words, state.Tags, state.Labels);
        var (s0, s1, b0) = top;
        int left = state.Left[s0], right = state.Right[s0], bufferLeft = state.Left[b0], lowerRight = state.Right[s1], lowerLeft = state.Left[s1];
        uint t0 = tags[s0], t1 = tags[s1], p0 = tags[b0];
        to.Add(t0, Count3(state.LeftCount[s0]), Count3(state.RightCount[s0]));
        to.Add(p0, Count3(state.LeftCount[b0]), t0);
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
        to.Add(words[right], t0, p0);
        to.Add(words[bufferLeft], p0, t0);
        to.Add(words[left], t1, t0);
        to.Add(((uint)labels[left] << 6) | (uint)labels[state.Left2[s0]], t0, t1);
        to.Add(((uint)labels[right] << 6) | (uint)labels[state.Right2[s0]], t0, p0);
        to.Add(((uint)labels[bufferLeft] << 6) | (uint)labels[state.Left2[b0]], words[b0]);
        to.Add(words[lowerRight], words[s1], t0);
        to.Add(((uint)labels[lowerRight] << 6) | (uint)labels[lowerLeft], words[s1], words[s0]);
    }

    private static uint Count3(byte count) => Math.Min(count, (byte)3);

    private ref struct RowWriter(Span<int> rows, int bits)
    {
        private readonly Span<int> rows = rows;
        private int count;

        public void Add(uint first, uint second = 0, uint third = 0)
        {
            rows[count] = FeatureHash.Row((uint)count + 1, first, second, third, bits);
            count++;
        }
    }
}
