using Microsoft.EntityFrameworkCore;

namespace Chokepoint.Data.Views;

/// <summary>Named filters: a reader's own, and those that others share.</summary>
public sealed class SavedViews(IDbContextFactory<ChokepointContext> contexts, TimeProvider time)
{
    public const int LongestName = 100;

    /// <summary>A list longer than this is no help to anybody.</summary>
    public const int MostShown = 500;

    /// <summary>The reader's own and the shared ones, by name; a null owner has none of its own.</summary>
    public async Task<IReadOnlyList<SavedView>> ListAsync(string? owner, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SavedViews.AsNoTracking().Where(view => view.Shared || (owner != null && view.Owner == owner))
            .OrderBy(view => view.Name).ThenBy(view => view.Id).Take(MostShown).ToListAsync(cancellationToken);
    }

    /// <summary>Saves it under its name; an own view of that name is replaced.</summary>
    public async Task SaveAsync(SavedView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.SavedViews.FirstOrDefaultAsync(other => other.Owner == view.Owner && other.Name == view.Name, cancellationToken);
        if (known is null)
        {
            context.SavedViews.Add(new SavedView
            {
                Name = view.Name,
                Page = view.Page,
                Query = view.Query,
                Owner = view.Owner,
                Shared = view.Shared,
                Alert = view.Alert,
                CreatedAt = time.GetUtcNow(),
            });
        }
        else
        {
            (known.Page, known.Query, known.Shared, known.Alert) = (view.Page, view.Query, view.Shared, view.Alert ?? known.Alert);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>False where the owner has no such view.</summary>
    public async Task<bool> ChangeAsync(long id, string owner, (string Name, bool Shared) to, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SavedViews.Where(view => view.Id == id && view.Owner == owner).ExecuteUpdateAsync(
            set => set.SetProperty(view => view.Name, to.Name).SetProperty(view => view.Shared, to.Shared), cancellationToken) > 0;
    }

    /// <summary>Sets where the view announces changes of position, null for nowhere; false where the owner has no such view.</summary>
    public async Task<bool> SetAlertAsync(long id, string owner, string? alert, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SavedViews.Where(view => view.Id == id && view.Owner == owner)
            .ExecuteUpdateAsync(set => set.SetProperty(view => view.Alert, alert), cancellationToken) > 0;
    }

    /// <summary>The views of all owners that announce something.</summary>
    public async Task<IReadOnlyList<SavedView>> AlertingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SavedViews.AsNoTracking().Where(view => view.Alert != null).OrderBy(view => view.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Notes that the view told of something just now.</summary>
    public async Task NoteAlertAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        await context.SavedViews.Where(view => view.Id == id).ExecuteUpdateAsync(set => set.SetProperty(view => view.AlertedAt, now), cancellationToken);
    }

    /// <summary>False where the owner has no such view.</summary>
    public async Task<bool> DeleteAsync(long id, string owner, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.SavedViews.Where(view => view.Id == id && view.Owner == owner).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return false;
        }

        // How far its alert was.
        var told = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"alert:view:{id}:");
        await context.Settings.Where(setting => setting.Key.StartsWith(told)).ExecuteDeleteAsync(cancellationToken);
        return true;
    }
}
