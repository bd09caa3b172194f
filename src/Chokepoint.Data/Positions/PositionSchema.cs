using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chokepoint.Data.Positions;

internal sealed class PositionSchema :
    IEntityTypeConfiguration<StoredPosition>, IEntityTypeConfiguration<StoredShift>, IEntityTypeConfiguration<ArticlePair>
{
    public void Configure(EntityTypeBuilder<StoredPosition> builder)
    {
        builder.ToTable("position").HasKey(position => new { position.Actor, position.Target, position.FromAt });
        builder.Property(position => position.Stance).HasConversion<short>();
        builder.Property(position => position.RunnerUp).HasConversion<short?>();
        builder.HasIndex(position => new { position.Target, position.FromAt });
    }

    public void Configure(EntityTypeBuilder<StoredShift> builder)
    {
        builder.ToTable("shift");
        builder.Property(shift => shift.Before).HasConversion<short?>();
        builder.Property(shift => shift.After).HasConversion<short>();
        builder.Property(shift => shift.State).HasConversion<short>();
        builder.HasIndex(shift => new { shift.Actor, shift.Target, shift.At, shift.After }).IsUnique();
        builder.HasIndex(shift => new { shift.At, shift.Id });
        builder.HasIndex(shift => new { shift.Target, shift.At });
    }

    public void Configure(EntityTypeBuilder<ArticlePair> builder) =>
        builder.ToTable("article_pair").HasKey(pair => new { pair.ArticleId, pair.Actor, pair.Target });
}
