using Chokepoint.Data.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chokepoint.Data.Articles;

internal sealed class ArticleSchema : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.ToTable("article");
        builder.Property(article => article.OrderedAt).HasComputedColumnSql("coalesce(published_at, first_seen_at)", stored: true);
        builder.Property(article => article.PublishedPrecision).HasConversion<short>();
        builder.Property(article => article.PublishedOrigin).HasConversion<short>();
        builder.Property(article => article.RevisionNo).HasDefaultValue(1);
        builder.HasOne<Source>().WithMany().HasForeignKey(article => article.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(article => new { article.OrderedAt, article.Id });
        builder.HasIndex(article => new { article.SourceId, article.OrderedAt, article.Id });
        builder.HasIndex(article => new { article.Language, article.OrderedAt, article.Id });
        builder.HasIndex(article => new { article.FirstSeenAt, article.Id });
        builder.HasIndex(article => new { article.ClusterId, article.OrderedAt, article.Id });
        builder.HasIndex(article => new { article.TaggedBy, article.Id });
        builder.HasIndex(article => article.Id, "ix_article_sample").HasFilter("sample");
        builder.HasIndex(article => article.Tags).HasMethod("gin");
        builder.HasIndex(article => article.Tsv).HasMethod("gin");
    }
}

internal sealed class ArticlePartsSchema :
    IEntityTypeConfiguration<ArticleUrl>, IEntityTypeConfiguration<ArticleBody>,
    IEntityTypeConfiguration<ArticleHtml>, IEntityTypeConfiguration<Revision>, IEntityTypeConfiguration<NearKey>, IEntityTypeConfiguration<ArticleChange>
{
    public void Configure(EntityTypeBuilder<ArticleUrl> builder)
    {
        builder.ToTable("article_url").HasKey(url => url.UrlHash);
        builder.HasIndex(url => url.ArticleId);
    }

    public void Configure(EntityTypeBuilder<ArticleBody> builder)
    {
        builder.ToTable("article_text").HasKey(text => text.ArticleId);
        builder.Property(text => text.ArticleId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ArticleHtml> builder)
    {
        builder.ToTable("article_page").HasKey(page => page.ArticleId);
        builder.Property(page => page.ArticleId).ValueGeneratedNever();
        builder.HasIndex(page => new { page.FetchedAt, page.ArticleId });
    }

    public void Configure(EntityTypeBuilder<Revision> builder) =>
        builder.ToTable("revision").HasKey(revision => new { revision.ArticleId, revision.No });

    public void Configure(EntityTypeBuilder<NearKey> builder)
    {
        builder.ToTable("near_key").HasKey(key => new { key.Key, key.ArticleId });
        builder.HasIndex(key => key.ArticleId);
    }

    public void Configure(EntityTypeBuilder<ArticleChange> builder)
    {
        builder.ToTable("article_change").HasKey(change => new { change.Seq, change.ArticleId });
        builder.Property(change => change.Seq).UseIdentityAlwaysColumn();
        builder.Property(change => change.At).HasDefaultValueSql("now()");
    }
}

internal sealed class ArticleTagsSchema :
    IEntityTypeConfiguration<ArticleMention>, IEntityTypeConfiguration<ArticleStance>, IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<ArticleMention> builder)
    {
        builder.ToTable("mention").HasKey(mention => new { mention.ArticleId, mention.No });
        builder.Property(mention => mention.Kind).HasConversion<short>();
    }

    public void Configure(EntityTypeBuilder<ArticleStance> builder)
    {
        builder.ToTable("stance").HasKey(stance => new { stance.ArticleId, stance.No });
        builder.Property(stance => stance.TargetKind).HasConversion<short>();
        builder.Property(stance => stance.Stance).HasConversion<short>();
        builder.Property(stance => stance.Origin).HasConversion<short>();
        builder.HasIndex(stance => new { stance.Actor, stance.TargetKind, stance.Target, stance.ArticleId });
    }

    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("correction").HasKey(correction => new { correction.ArticleId, correction.No });
        builder.Property(correction => correction.Payload).HasColumnType("jsonb");
        builder.HasIndex(correction => correction.At);
    }
}
