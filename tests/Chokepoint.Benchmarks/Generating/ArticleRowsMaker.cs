using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chokepoint.Data.Articles.Writing;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Benchmarks.Generating;

/// <summary>Articles as rows of the four tables that hold them. One for each thread.</summary>
internal sealed class ArticleRowsMaker(Recipe recipe, ArticleMaker maker, Words words, long[] sourceIds)
{
    private readonly TextMaker text = new(words, recipe.BodyBytes);
    private readonly CopyRows articles = new("article", "id", "published_at", "published_precision", "published_origin", "first_seen_at", "source_id",
        "url", "canonical_url", "title", "lead", "language", "cluster_id", "representative", "content_hash", "tags", "tagged_by", "sample", "tsv");

    private readonly CopyRows texts = new("article_text", "article_id", "body");
    private readonly CopyRows urls = new("article_url", "url_hash", "article_id");
    private readonly CopyRows stances = new("stance", "article_id", "no", "actor", "target_kind", "target", "stance", "confidence", "start", "length",
        "rule", "origin", "shown", "evidence", "also");

    public async Task LoadAsync(NpgsqlConnection connection, (long First, long Last) range, CancellationToken cancellationToken)
    {
        for (var id = range.First; id <= range.Last; id++)
        {
            Add(maker.Make(id));
        }

        await articles.SendAsync(connection, cancellationToken);
        await texts.SendAsync(connection, cancellationToken);
        await urls.SendAsync(connection, cancellationToken);
        await stances.SendAsync(connection, cancellationToken);
    }

    private void Add(MadeArticle made)
    {
        text.Make(made.Text);
        var url = string.Create(CultureInfo.InvariantCulture, $"https://outlet{made.Source}.example/{made.At:yyyy}/{made.Id}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(url)).AsSpan(0, 16);
        AddArticle(made, url, hash);
        texts.Start();
        texts.Value(made.Id);
        texts.Value(text.Body.AsSpan());
        urls.Start();
        urls.Value(hash);
        urls.Value(made.Id);
        for (var number = 0; number < made.Tags.Stances.Count; number++)
        {
            AddStance(made, (short)number, made.Tags.Stances[number]);
        }
    }

    private void AddArticle(MadeArticle made, string url, ReadOnlySpan<byte> hash)
    {
        articles.Start();
        articles.Value(made.Id);
        articles.Value(made.At);
        articles.Value((short)2);
        articles.Value((short)1);
        articles.Value(made.At.AddHours(1));
        articles.Value(sourceIds[made.Source]);
        articles.Value(url.AsSpan());
        articles.Value(url.AsSpan());
        articles.Value(text.Title.AsSpan());
        articles.Value(text.Body.AsSpan(0, Math.Min(280, text.Body.Length)));
        if (made.Language is null)
        {
            articles.Null();
        }
        else
        {
            articles.Value(made.Language.AsSpan());
        }

        articles.Value(made.ClusterId);
        articles.Value(made.ClusterId == made.Id);
        articles.Value(hash);
        articles.Value(made.Tokens);
        articles.Value(ArticleTagger.Version.AsSpan());
        articles.Value(false);
        articles.Value(text.Vector);
    }

    private void AddStance(MadeArticle made, short number, StanceTag stance)
    {
        stances.Start();
        stances.Value(made.Id);
        stances.Value(number);
        stances.Value(stance.Actor.AsSpan());
        stances.Value((short)stance.Target.Kind);
        stances.Value(stance.Target.Id.AsSpan());
        stances.Value((short)stance.Stance);
        stances.Value((float)stance.Confidence);
        stances.Number(stance.Start);
        stances.Number(stance.Length);
        stances.Value(stance.Rule.AsSpan());
        stances.Value((short)0);
        stances.Value(stance.Shown);
        stances.Value(text.Body.AsSpan(0, Math.Min(stance.Length, text.Body.Length)));
        stances.Value(Array.Empty<int>());
    }
}
