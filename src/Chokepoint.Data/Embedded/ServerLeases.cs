namespace Chokepoint.Data.Embedded;

/// <summary>
/// Who uses the server: a locked file for each process. flock lies underneath, so the kernel frees the locks of a
/// process that is killed.
/// </summary>
internal sealed class ServerLeases(string root, TimeSpan patience) : IDisposable
{
    private FileStream? lease;

    private string Folder => Path.Combine(root, "leases");

    /// <summary>The lock under which the server is started, attached to and stopped.</summary>
    public async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(started) < patience)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }

    public void Take()
    {
        ServerFolders.Ensure(Folder, shared: false);
        var name = $"{PidNamespace()}-{Environment.ProcessId}-{Guid.NewGuid():N}.lease";
        lease = new FileStream(
            Path.Combine(Folder, name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    public void Dispose()
    {
        lease?.Dispose();
        lease = null;
    }

    /// <summary>True where another process holds a lease; leftovers of killed ones are removed on the way.</summary>
    public bool OthersHold(bool elsewhereOnly = false)
    {
        var here = PidNamespace() + "-";
        return Directory.GetFiles(Folder, "*.lease")
            .Where(path => path != lease?.Name)
            .Where(path => !elsewhereOnly || !Path.GetFileName(path).StartsWith(here, StringComparison.Ordinal))
            .ToList()
            .Exists(IsHeld);
    }

    private static bool IsHeld(string path)
    {
        try
        {
            using var stale = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    // Processes of another container cannot be seen from here, whatever their pid says.
    private static string PidNamespace() => OperatingSystem.IsLinux()
        ? string.Concat((new FileInfo("/proc/self/ns/pid").LinkTarget ?? "0").Where(char.IsAsciiDigit))
        : "0";
}
