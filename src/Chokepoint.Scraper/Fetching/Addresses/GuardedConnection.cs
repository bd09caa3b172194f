using System.Net;
using System.Net.Sockets;

namespace Chokepoint.Scraper.Fetching.Addresses;

/// <summary>Looks a name up; the tests and the benchmark bring their own.</summary>
internal delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancellationToken);

/// <summary>
/// Opens connections for the HTTP handler. The addresses that were checked are the ones connected to, so a name that changes its
/// address between check and use (DNS rebinding), or a redirect, cannot get round the guard.
/// </summary>
internal sealed class GuardedConnection(AddressGuard guard, HostLookup lookup)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var endPoint = context.DnsEndPoint;
        var addresses = await AllowedAsync(endPoint.Host, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, endPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The addresses of a host that may be connected to; throws where there is none.</summary>
    public async Task<IPAddress[]> AllowedAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await lookup(host, cancellationToken);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var allowed = Array.FindAll(addresses, address => !guard.IsBlocked(address));
        return allowed.Length > 0 ? allowed : throw new BlockedAddressException(host);
    }
}
