namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>An actor and a target of an article, with every sentence that may say something of the two.</summary>
internal sealed record ArticlePair(string Actor, Entity Target, RawStance[] Sentences)
{
    // What a second sentence that says the same adds, and what one that says otherwise takes.
    private const double Agreement = 0.15;

    /// <summary>What the sentences say without a second look at the article; the shares need not add up to 1.</summary>
    public StanceOdds Plain
    {
        get
        {
            var (r, c, n, s) = (Evidence(Stance.Restrictive), Evidence(Stance.Cautious), Evidence(Stance.Neutral), Evidence(Stance.Supportive));
            return new(Math.Max(0, 1 - r - c - n - s), r, c, n, s);
        }
    }

    /// <summary>The shares of a stance in the two sentences that are surest of it, 0 to 1; 0 where there is none.</summary>
    public (double First, double Second) Surest(Stance stance)
    {
        double first = 0, second = 0;
        foreach (var one in Sentences)
        {
            var share = one.Share(stance);
            (first, second) = share > first ? (share, first) : (first, Math.Max(second, share));
        }
        return (first, second);
    }

    // 0 to 1: the surest sentence, more where a second agrees, less where one says otherwise.
    private double Evidence(Stance stance)
    {
        var (first, second) = Surest(stance);
        var contrary = 0.0;
        foreach (var one in Sentences)
        {
            contrary = Math.Max(contrary, one.Stance == stance ? 0 : one.Share(one.Stance));
        }
        return Math.Clamp(first + (Agreement * second) - (Agreement * contrary), 0, 1);
    }
}
