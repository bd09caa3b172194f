using Chokepoint.Data.Articles;
using Chokepoint.Data.Positions;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Tags;
using Chokepoint.Data.Views;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Chokepoint.Data;

/// <summary>The schema. Its rules for keys (see <see cref="Distribution"/>) let it run on distributed PostgreSQL.</summary>
public sealed class ChokepointContext(DbContextOptions<ChokepointContext> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<Source> Sources => Set<Source>();
    public DbSet<Fetch> Fetches => Set<Fetch>();
    public DbSet<HostSlot> Hosts => Set<HostSlot>();
    public DbSet<FailedItem> FailedItems => Set<FailedItem>();
    public DbSet<SourcePart> SourceParts => Set<SourcePart>();
    public DbSet<SourceEntry> SourceEntries => Set<SourceEntry>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<ArticleUrl> ArticleUrls => Set<ArticleUrl>();
    public DbSet<ArticleBody> Bodies => Set<ArticleBody>();
    public DbSet<ArticleHtml> Pages => Set<ArticleHtml>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<NearKey> NearKeys => Set<NearKey>();
    public DbSet<ArticleMention> Mentions => Set<ArticleMention>();
    public DbSet<ArticleStance> Stances => Set<ArticleStance>();
    public DbSet<ArticleChange> Changes => Set<ArticleChange>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<GazetteerEntry> Gazetteer => Set<GazetteerEntry>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<StoredPosition> Positions => Set<StoredPosition>();
    public DbSet<ArticlePair> ArticlePairs => Set<ArticlePair>();
    public DbSet<StoredShift> Shifts => Set<StoredShift>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ChokepointContext).Assembly);
    }
}
