namespace Chokepoint.Web.Sources;

/// <summary>All outlets with what pages say of them.</summary>
internal abstract class SourceDirectory
{
    public abstract Task<SourceList> AllAsync(CancellationToken cancellationToken);
}
