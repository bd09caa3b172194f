using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Chokepoint.IntegrationTests.Support;

/// <summary>A server that answers with exactly these bytes and closes: for answers no proper server would give.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public RawServer(string answer)
    {
        listener.Start();
        _ = ServeAsync(Encoding.Latin1.GetBytes(answer));
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync(byte[] answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                var buffer = new byte[8192];
                var read = await stream.ReadAsync(buffer);
                var isRobots = Encoding.Latin1.GetString(buffer, 0, read).Contains("/robots.txt", StringComparison.Ordinal);
                await stream.WriteAsync(isRobots ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray() : answer);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over, or the client has gone.
        }
    }
}
