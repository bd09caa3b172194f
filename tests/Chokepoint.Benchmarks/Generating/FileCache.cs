using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Chokepoint.Benchmarks.Generating;

/// <summary>Makes the system forget the files of a stopped server, so that the next reads come from the disk.</summary>
internal static class FileCache
{
    private const int DontNeed = 4;

    public static void Forget(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            try
            {
                using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                _ = Advise(handle, 0, 0, DontNeed);
            }
            catch (IOException)
            {
                // A lease of a process that still runs; it is no data.
            }
        }
    }

    [DllImport("libc", EntryPoint = "posix_fadvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(SafeFileHandle file, long offset, long length, int advice);
}
