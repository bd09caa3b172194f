using Chokepoint.Data.Index;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Chokepoint.Web.Health;

internal sealed class IndexHealth(IndexReadiness index) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        index.IsReady ? HealthCheckResult.Healthy()
        : HealthCheckResult.Unhealthy(index.Loading is { } loading ? IndexGate.Describe(loading) : "The archive was not looked at yet."));
}
