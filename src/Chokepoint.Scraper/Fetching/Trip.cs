using Chokepoint.Scraper.Fetching.Urls;

namespace Chokepoint.Scraper.Fetching;

/// <summary>One fetch on its way through redirects.</summary>
internal sealed class Trip(FetchRequest request, WebUrl url)
{
    private readonly HashSet<string> visited = [url.ToString()];
    private bool onlyPermanent = true;

    public WebUrl Url { get; private set; } = url;

    /// <summary>The last address that permanent redirects alone led to.</summary>
    public string? MovedTo { get; private set; }

    public FetchResult Result { get; set; } = new FetchResult.Failed("not fetched");

    public FetchRequest Request => request with { Url = Url.ToString() };

    public void PutOff(TimeSpan wait) =>
        Result = new FetchResult.Throttled(wait, null, $"{Url.Host} wants no request for the next {Math.Ceiling(wait.TotalSeconds)} s");

    /// <summary>Goes to where the answer points; false where that leads nowhere, and the result says why.</summary>
    public bool Follow(HopAnswer answer, int limit)
    {
        var next = answer.Location is null ? null : WebUrl.Parse(answer.Location, Url);
        if (next is null)
        {
            Result = new FetchResult.Failed($"{Url.Host} redirects to '{answer.Location}', which is no address of the web", answer.Status);
            return false;
        }

        next = next with { Fragment = null, UserInfo = "" };
        if (!visited.Add(next.ToString()) || visited.Count > limit + 1)
        {
            Result = new FetchResult.Failed($"{Url.Host} redirects in a circle", answer.Status);
            return false;
        }

        onlyPermanent &= answer.IsPermanent;
        MovedTo = onlyPermanent ? next.ToString() : MovedTo;
        Url = next;
        return true;
    }
}
