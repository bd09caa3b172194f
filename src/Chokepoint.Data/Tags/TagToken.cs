using Chokepoint.Tagging;

namespace Chokepoint.Data.Tags;

/// <summary>What a token says. The numbers are stored in <c>article.tags</c>: never change them.</summary>
public enum TokenKind
{
    FocusCountry = 1,
    Country = 2,
    Company = 3,
    Technology = 4,
    Instrument = 5,
    Stance = 6,
    Actor = 7,
    Target = 8,
    ActorStance = 9,
    TargetStance = 10,
    ActorTarget = 11,
    ActorTargetStance = 12,

    /// <summary>Only inside the bitmap index; in PostgreSQL these two are columns.</summary>
    Source = 13,
    Language = 14,
}

/// <summary>
/// One tag as one positive integer: the kind in the 5 bits from <see cref="KindShift"/> up, below it the payload. A plain entity's
/// payload is its number; a stance's is actor (10 bits), target (14 bits), class (2 bits), with zeros where a kind leaves one out.
/// </summary>
public static class TagToken
{
    public const int KindShift = 26;
    public const int ActorShift = 16;
    public const int TargetShift = 2;
    public const int ActorMask = 0x3FF;
    public const int TargetMask = 0x3FFF;
    public const int StanceMask = 3;
    public const int PayloadMask = (1 << KindShift) - 1;

    public static int Of(TokenKind kind, int payload)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(payload);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload, PayloadMask);
        return ((int)kind << KindShift) | payload;
    }

    /// <summary>A token of one of the stance kinds; null leaves a part out, and which are there decides the kind.</summary>
    public static int OfStance(int? actor, int? target, Stance? stance) =>
        Of(StanceKind(actor.HasValue, target.HasValue, stance.HasValue),
            ((actor ?? 0) << ActorShift) | ((target ?? 0) << TargetShift) | (int)(stance ?? 0));

    public static TokenKind KindOf(int token) => (TokenKind)(token >> KindShift);

    public static int PayloadOf(int token) => token & PayloadMask;

    public static int ActorOf(int token) => (token >> ActorShift) & ActorMask;

    public static int TargetOf(int token) => (token >> TargetShift) & TargetMask;

    public static Stance StanceOf(int token) => (Stance)(token & StanceMask);

    /// <summary>First token of a kind; the last is one below the first of the next kind.</summary>
    public static int First(TokenKind kind) => (int)kind << KindShift;

    private static TokenKind StanceKind(bool actor, bool target, bool stance) => (actor, target, stance) switch
    {
        (true, true, true) => TokenKind.ActorTargetStance,
        (true, true, false) => TokenKind.ActorTarget,
        (true, false, true) => TokenKind.ActorStance,
        (true, false, false) => TokenKind.Actor,
        (false, true, true) => TokenKind.TargetStance,
        (false, true, false) => TokenKind.Target,
        (false, false, true) => TokenKind.Stance,
        _ => throw new ArgumentException("A stance token needs an actor, a target or a class."),
    };
}
