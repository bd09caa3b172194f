namespace Chokepoint.Cli.Reprocessing;

/// <summary>How far a long command is: one line that is written over on a terminal, else a line now and then.</summary>
internal sealed class ProgressLine<T>(TextWriter writer, Func<T, string> text) : IProgress<T>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly bool overwrites = !Console.IsErrorRedirected && ReferenceEquals(writer, Console.Error);
    private long last = Environment.TickCount64;
    private bool open;

    public void Report(T value)
    {
        if (overwrites)
        {
            writer.Write('\r' + text(value));
            open = true;
        }
        else if (Environment.TickCount64 - last >= Pause.TotalMilliseconds)
        {
            writer.WriteLine(text(value));
            last = Environment.TickCount64;
        }
    }

    /// <summary>Leaves the line, so that what follows starts on its own.</summary>
    public void End()
    {
        if (open)
        {
            writer.WriteLine();
            open = false;
        }
    }
}
