using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>What the index knows of one article. Tokens are those of <c>article.tags</c> with source and language added.</summary>
internal readonly record struct IndexRow(long Id, long At, long ClusterId, int[] Tokens)
{
    /// <summary>The order of the timeline, oldest first.</summary>
    public static int Compare(IndexRow one, IndexRow other) => Compare((one.At, one.Id), (other.At, other.Id));

    public static int Compare((long At, long Id) one, (long At, long Id) other) =>
        one.At != other.At ? one.At.CompareTo(other.At) : one.Id.CompareTo(other.Id);

    /// <summary>True of tokens that repeat a part of a whole stance: they are found by their postings and need no place beside the article.</summary>
    public static bool IsPartOfPair(int token) => TagToken.KindOf(token) is TokenKind.ActorStance or TokenKind.TargetStance or TokenKind.ActorTarget;

    public static bool IsPair(int token) => TagToken.KindOf(token) is >= TokenKind.ActorStance and <= TokenKind.ActorTargetStance;
}
