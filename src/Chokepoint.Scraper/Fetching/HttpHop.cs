using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Chokepoint.Scraper.Fetching;

/// <summary>What one request brought, before anybody decides what it means.</summary>
internal sealed record HopAnswer(int Status, byte[] Body)
{
    public string? Location { get; init; }
    public TimeSpan? RetryAfter { get; init; }
    public MediaTypeHeaderValue? ContentType { get; init; }
    public string? Etag { get; init; }
    public string? LastModified { get; init; }

    public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308;
    public bool IsPermanent => Status is 301 or 308;
}

/// <summary>Sends one request within the limits of time and size; follows nothing.</summary>
internal sealed class HttpHop(HttpClient client, IOptions<ScraperOptions> options, TimeProvider time)
{
    private const string Accepted =
        "application/atom+xml, application/rss+xml, application/feed+json, text/html, application/xhtml+xml;q=0.9, application/xml;q=0.9, */*;q=0.5";

    /// <param name="request">Address and validators.</param>
    /// <param name="cut">True: a body beyond the limit is cut off there. False: it is an error.</param>
    public async Task<HopAnswer> SendAsync(FetchRequest request, int limit, bool cut, CancellationToken cancellationToken)
    {
        using var message = Message(request);
        using var timeout = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var hasBody = response.IsSuccessStatusCode;
            return Answer(response, hasBody ? await ReadAsync(response, limit, cut, either.Token) : []);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"no complete answer within {options.Value.Timeout.TotalSeconds:0.#} s");
        }
    }

    private static HttpRequestMessage Message(FetchRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, request.Url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.TryAddWithoutValidation("Accept", Accepted);

        // Validators go back exactly as they came, however odd.
        if (request.Etag is not null)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", request.Etag);
        }

        if (request.LastModified is not null)
        {
            message.Headers.TryAddWithoutValidation("If-Modified-Since", request.LastModified);
        }

        return message;
    }

    private HopAnswer Answer(HttpResponseMessage response, byte[] body) => new((int)response.StatusCode, body)
    {
        Location = Raw(response.Headers, "Location"),
        RetryAfter = Fetching.RetryAfter.Of(response.Headers, time.GetUtcNow()),
        ContentType = response.Content.Headers.ContentType,
        Etag = Raw(response.Headers, "ETag"),
        LastModified = Raw(response.Content.Headers, "Last-Modified"),
    };

    private static string? Raw(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    // Counts what comes out of the decompression, so that a small bomb stays small.
    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, int limit, bool cut, CancellationToken cancellationToken)
    {
        if (!cut && response.Content.Headers.ContentLength > limit)
        {
            throw new OversizeException(limit);
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > limit)
            {
                return cut ? body.ToArray() : throw new OversizeException(limit);
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
