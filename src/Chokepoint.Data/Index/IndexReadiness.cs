namespace Chokepoint.Data.Index;

/// <summary>A large archive on its way into memory.</summary>
/// <param name="Articles">Read so far.</param>
/// <param name="About">How many there are, as PostgreSQL last estimated; 0 where it never did.</param>
public sealed record IndexLoading(long Articles, long About);

/// <summary>Whether every question is answered quickly: a large archive only from memory, a small one from SQL too.</summary>
public sealed class IndexReadiness
{
    private volatile IndexLoading? loading;
    private volatile bool ready;

    /// <summary>False until the archive was looked at, and while a large one is read.</summary>
    public bool IsReady => ready;

    /// <summary>Null unless a large archive is being read.</summary>
    public IndexLoading? Loading => loading;

    internal void Begin(long about) => (ready, loading) = (false, new IndexLoading(0, about));

    internal void Read(long articles) => loading = loading is { } known ? known with { Articles = articles } : null;

    internal void End() => (ready, loading) = (true, null);
}
