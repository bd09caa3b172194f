using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chokepoint.Data.Views;

internal sealed class ViewSchema :
    IEntityTypeConfiguration<SavedView>, IEntityTypeConfiguration<Setting>, IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("saved_view");
        builder.HasIndex(view => new { view.Owner, view.Name });
    }

    public void Configure(EntityTypeBuilder<Setting> builder) => builder.ToTable("setting").HasKey(setting => setting.Key);

    public void Configure(EntityTypeBuilder<DataProtectionKey> builder) => builder.ToTable("data_protection_keys");
}
