using Microsoft.EntityFrameworkCore;

namespace Chokepoint.Data.Views;

/// <summary>Facts about this installation that outlive a restart.</summary>
public sealed class Settings(IDbContextFactory<ChokepointContext> contexts)
{
    public async Task<string?> GetAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Settings.Where(setting => setting.Key == key).Select(setting => setting.Value).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task SetAsync(string key, string value, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"insert into setting (key, value) values ({key}, {value}) on conflict (key) do update set value = excluded.value", cancellationToken);
    }

    /// <summary>True for the one caller that comes first, among all processes and for ever: for what must happen once.</summary>
    public async Task<bool> ClaimAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Database.ExecuteSqlAsync(
            $"insert into setting (key, value) values ({key}, 'done') on conflict do nothing", cancellationToken) == 1;
    }
}
