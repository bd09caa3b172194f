using System.Diagnostics;

namespace Chokepoint.Web.Layout;

internal static partial class LoadFaults
{
    /// <summary>Logs what went wrong and answers the reference that the page shows for it.</summary>
    public static string Log(ILogger logger, Exception exception)
    {
        var reference = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");
        LogFault(logger, exception, reference);
        return reference;
    }

    [LoggerMessage(LogLevel.Error, "A page could not be loaded; reference {Reference}")]
    private static partial void LogFault(ILogger logger, Exception exception, string reference);
}
