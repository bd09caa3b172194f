using System.Net;
using System.Net.Sockets;

namespace Chokepoint.IntegrationTests.Support;

/// <summary>Passes connections to another address of loopback on to a local port, so that one server can be "outside" and "inside".</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly TcpListener listener;

    private Listener(TcpListener listener) => this.listener = listener;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public static Task<Listener> ForwardAsync(string address, int port)
    {
        var listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        _ = AcceptAsync(listener, port);
        return Task.FromResult(new Listener(listener));
    }

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task AcceptAsync(TcpListener listener, int port)
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await listener.AcceptTcpClientAsync(), port);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task PassAsync(TcpClient from, int port)
    {
        using var to = new TcpClient();
        using (from)
        {
            await to.ConnectAsync(IPAddress.Loopback, port);
            await Task.WhenAny(from.GetStream().CopyToAsync(to.GetStream()), to.GetStream().CopyToAsync(from.GetStream()));
        }
    }
}
