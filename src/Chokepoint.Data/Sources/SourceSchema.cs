using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chokepoint.Data.Sources;

internal sealed class SourceSchema :
    IEntityTypeConfiguration<Source>, IEntityTypeConfiguration<Fetch>, IEntityTypeConfiguration<HostSlot>, IEntityTypeConfiguration<FailedItem>,
    IEntityTypeConfiguration<SourcePart>, IEntityTypeConfiguration<SourceEntry>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.ToTable("source");
        builder.Property(source => source.Kind).HasConversion<string>();
        builder.HasIndex(source => source.Slug).IsUnique();
        builder.HasIndex(source => source.Url);
        builder.HasIndex(source => source.NextPollAt).HasFilter("not paused");
        builder.Property(source => source.Waiting).HasDefaultValue(0);
    }

    public void Configure(EntityTypeBuilder<Fetch> builder)
    {
        builder.ToTable("fetch");
        builder.Property(fetch => fetch.Outcome).HasConversion<string>();
        builder.HasOne<Source>().WithMany().HasForeignKey(fetch => fetch.SourceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(fetch => new { fetch.SourceId, fetch.At });
        builder.HasIndex(fetch => fetch.At);
    }

    public void Configure(EntityTypeBuilder<HostSlot> builder) => builder.ToTable("host").HasKey(slot => slot.Host);

    public void Configure(EntityTypeBuilder<FailedItem> builder)
    {
        builder.ToTable("failed_item").HasKey(item => new { item.SourceId, item.UrlHash });
        builder.HasOne<Source>().WithMany().HasForeignKey(item => item.SourceId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SourcePart> builder)
    {
        builder.ToTable("source_part").HasKey(part => new { part.SourceId, part.UrlHash });
        builder.HasOne<Source>().WithMany().HasForeignKey(part => part.SourceId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SourceEntry> builder)
    {
        builder.ToTable("source_entry").HasKey(entry => new { entry.SourceId, entry.UrlHash });
        builder.HasOne<Source>().WithMany().HasForeignKey(entry => entry.SourceId).OnDelete(DeleteBehavior.Cascade);
    }
}
