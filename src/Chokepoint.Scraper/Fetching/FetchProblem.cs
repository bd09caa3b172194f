using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Chokepoint.Scraper.Fetching.Addresses;

namespace Chokepoint.Scraper.Fetching;

/// <summary>Exceptions and status codes in plain words.</summary>
internal static class FetchProblem
{
    public static FetchResult Of(Exception exception, string host) =>
        Causes(exception).OfType<BlockedAddressException>().FirstOrDefault() is { } blocked
            ? new FetchResult.Blocked(blocked.Message)
            : new FetchResult.Failed(Describe(exception, host));

    public static string Describe(int status) => (HttpStatusCode)status switch
    {
        HttpStatusCode.Unauthorized => "the server answered 401: it wants a sign-in",
        HttpStatusCode.PaymentRequired => "the server answered 402: it wants payment",
        HttpStatusCode.Forbidden => "the server answered 403: it refuses to show this page to us",
        HttpStatusCode.NotFound => "the server answered 404: there is no such page",
        HttpStatusCode.Gone => "the server answered 410: the page was removed for good",
        HttpStatusCode.TooManyRequests => "the server answered 429: too many requests",
        HttpStatusCode.ServiceUnavailable => "the server answered 503: it is not available for now",
        _ when status >= 500 => $"the server answered {status}: it has a fault of its own",
        _ => $"the server answered {status}",
    };

    /// <summary>True where the same request may work in a moment.</summary>
    public static bool MayPass(Exception exception) =>
        exception is HttpRequestException
        && !Causes(exception).Any(cause => cause is BlockedAddressException or AuthenticationException or OversizeException
            || cause is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData });

    public static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static string Describe(Exception exception, string host)
    {
        foreach (var cause in Causes(exception))
        {
            switch (cause)
            {
                case OversizeException:
                    return cause.Message;
                case TimeoutException:
                    return $"{host} is too slow: {cause.Message}";
                case AuthenticationException:
                    return $"no secure connection to {host}: {cause.Message}";
                case SocketException socket:
                    return Describe(socket, host);
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return $"{host} closed the connection before the whole answer had arrived";
                case InvalidDataException:
                    return $"{host} sent a compressed answer that cannot be unpacked";
            }
        }

        return $"{host} sent no valid answer: {exception.Message}";
    }

    private static string Describe(SocketException exception, string host) => exception.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData => $"the name {host} is not known (DNS)",
        SocketError.TryAgain => $"the name {host} could not be looked up for now (DNS)",
        SocketError.ConnectionRefused => $"{host} refused the connection",
        SocketError.ConnectionReset => $"{host} broke the connection off",
        SocketError.TimedOut => $"{host} did not answer",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => $"{host} cannot be reached from here",
        _ => $"no connection to {host}: {exception.Message}",
    };
}

/// <summary>A body larger than the limit.</summary>
internal sealed class OversizeException(int limit) : IOException($"the answer is larger than {limit / 1024.0 / 1024.0:0.#} MB");
