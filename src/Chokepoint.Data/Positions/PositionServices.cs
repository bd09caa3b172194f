using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Data.Positions;

internal static class PositionServices
{
    public static IServiceCollection AddPositions(this IServiceCollection services)
    {
        services.AddSingleton<PositionKeeper>();
        services.AddSingleton<PositionShelf>();
        services.AddSingleton<ShiftReader>();
        services.AddSingleton<ShiftFacets>();
        services.AddSingleton<ShiftDecisions>();
        services.AddSingleton<StanceEvidence>();
        services.AddSingleton<PositionExport>();
        return services;
    }
}
