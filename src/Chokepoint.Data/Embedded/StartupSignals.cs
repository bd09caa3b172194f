using System.Runtime.InteropServices;

namespace Chokepoint.Data.Embedded;

/// <summary>
/// Listens for requests to end until the host does so itself: .NET 10 has no handler of its own, and the system's ends a process at
/// once, so that the embedded server would outlive it.
/// </summary>
public sealed class StartupSignals : IDisposable
{
    /// <summary>What a shell expects of a program that SIGTERM ended.</summary>
    public const int ExitCode = 128 + 15;

    private readonly CancellationTokenSource ended = new();
    private readonly PosixSignalRegistration[] registrations;

    internal StartupSignals() =>
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, End), PosixSignalRegistration.Create(PosixSignal.SIGINT, End)];

    internal bool IsEnded => ended.IsCancellationRequested;

    /// <summary>Does what has to be done before the host starts; false where the process was told to end meanwhile.</summary>
    public async Task<bool> RunAsync(Func<CancellationToken, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            await work(ended.Token);
            return !IsEnded;
        }
        catch (Exception) when (IsEnded)
        {
            return false;
        }
    }

    /// <summary>The host listens from here on.</summary>
    internal void Leave() => Array.ForEach(registrations, registration => registration.Dispose());

    public void Dispose()
    {
        Leave();
        ended.Dispose();
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        ended.Cancel();
    }
}
