namespace Chokepoint.Data.Embedded;

/// <summary>Where the parts of one embedded server lie.</summary>
internal sealed record ClusterPaths(string Root)
{
    public string Cluster => Path.Combine(Root, "cluster");
    public string Data => Path.Combine(Cluster, "data");
    public string Log => Path.Combine(Cluster, "server.log");
    public string Password => Path.Combine(Root, "password");
    public string Port => Path.Combine(Root, "port");
    public string PidFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>Major version that the data was made by; null where there is none yet.</summary>
    public int? Major => File.Exists(Path.Combine(Data, "PG_VERSION"))
        ? int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")).Trim(), System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
