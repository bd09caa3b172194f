namespace Chokepoint.IntegrationTests.Support;

/// <summary>The files of the project that the tests stand in, and its programs as built beside them.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>A project's own output, not the copy beside the tests, which lacks static files.</summary>
    public static string Program(string project, string assembly)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, "src", project, "bin", own.Parent?.Name ?? "Debug", own.Name, assembly + ".dll");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Chokepoint.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
