using Chokepoint.Data.Positions;

namespace Chokepoint.Scraper.Alerts;

/// <summary>One way to tell somebody of shifts.</summary>
internal abstract class AlertChannel
{
    /// <summary>Names the channel in the table of settings; without secrets, and the same after a restart.</summary>
    public abstract string Key { get; }

    /// <summary>What logs call it: a host, never a whole address.</summary>
    public abstract string Name { get; }

    public abstract string Query { get; }

    /// <summary>How long to gather before sending.</summary>
    public virtual TimeSpan Every => TimeSpan.Zero;

    /// <summary>How many go out at once.</summary>
    public abstract int AtOnce { get; }

    /// <summary>Throws where they could not be delivered: then they are sent again later.</summary>
    public abstract Task SendAsync(IReadOnlyList<ShiftRow> shifts, CancellationToken cancellationToken);
}

/// <summary>A delivery that the other side refused.</summary>
internal sealed class AlertRefusedException(string message) : Exception(message);
