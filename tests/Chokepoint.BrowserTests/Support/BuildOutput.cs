using System.Net;
using System.Net.Sockets;

namespace Chokepoint.BrowserTests.Support;

/// <summary>Where the programs lie that the tests start.</summary>
internal static class BuildOutput
{
    /// <summary>The project's own output, not the copy beside the tests, which lacks the static files.</summary>
    public static string FolderOf(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var root = own;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Chokepoint.slnx")))
        {
            root = root.Parent;
        }

        var configuration = own.Parent?.Name ?? "Debug";
        return Path.Combine(root?.FullName ?? "", "src", project, "bin", configuration, own.Name);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
