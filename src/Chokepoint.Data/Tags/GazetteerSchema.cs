using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chokepoint.Data.Tags;

internal sealed class GazetteerSchema : IEntityTypeConfiguration<GazetteerEntry>
{
    public void Configure(EntityTypeBuilder<GazetteerEntry> builder)
    {
        builder.ToTable("gazetteer_entry").HasKey(entry => new { entry.Kind, entry.Slug });
        builder.Property(entry => entry.Kind).HasConversion<short>();
        builder.HasIndex(entry => new { entry.Kind, entry.Number }).IsUnique();
    }
}
