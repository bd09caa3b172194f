using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Chokepoint.Data;

/// <summary>Lets `dotnet ef migrations add` build the model; it never connects.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<ChokepointContext>
{
    public ChokepointContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ChokepointContext>().UseNpgsql("Host=localhost").UseSnakeCaseNamingConvention().Options);
}
