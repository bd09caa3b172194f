namespace Chokepoint.Data.Embedded;

/// <summary>The one folder in which Chokepoint keeps what it must not lose.</summary>
public static class ChokepointHome
{
    /// <summary>Environment variable that names another folder.</summary>
    public const string Variable = "CHOKEPOINT_HOME";

    /// <summary>CHOKEPOINT_HOME, else /var/lib/chokepoint for root, else "chokepoint" in the user's local application data.</summary>
    public static string Path
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } wanted)
            {
                return System.IO.Path.GetFullPath(wanted);
            }

            // Root's own home is closed to the account that the server has to run as.
            if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
            {
                return "/var/lib/chokepoint";
            }

            // DoNotVerify: the default option answers "" where the folder does not exist yet.
            var local = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return System.IO.Path.Combine(local.Length > 0 ? local : System.IO.Path.GetTempPath(), "chokepoint");
        }
    }
}
