using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>When the pages of stored articles were last read: an entry that declares a later change is read again.</summary>
public sealed class ReadTimes(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>By address as fetched or canonical; addresses without an article are left out, and so are articles first seen before <paramref name="since"/>.</summary>
    public async Task<IReadOnlyDictionary<string, ReadTime>> OfAsync(
        IReadOnlyCollection<string> urls, DateTimeOffset since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(urls);
        var byKey = urls.Distinct().ToLookup(url => Convert.ToHexString(UrlKey.Of(url)));
        await using var command = database.CreateCommand("""
            select url_hash, first_seen_at, coalesce(fetched_at, first_seen_at) from article_url
            join article on article.id = article_url.article_id left join article_page on article_page.article_id = article.id
            where url_hash = any($1) and first_seen_at >= $2
            """);
        command.Parameters.Add(new() { Value = byKey.Select(group => Convert.FromHexString(group.Key)).ToArray() });
        command.Parameters.Add(new() { Value = since.ToUniversalTime() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var times = new Dictionary<string, ReadTime>();
        while (await reader.ReadAsync(cancellationToken))
        {
            foreach (var url in byKey[Convert.ToHexString(reader.GetFieldValue<byte[]>(0))])
            {
                times[url] = new ReadTime(reader.GetFieldValue<DateTimeOffset>(1), reader.GetFieldValue<DateTimeOffset>(2));
            }
        }

        return times;
    }

    /// <summary>The page was read again and says the same.</summary>
    public async Task TouchAsync(long articleId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update article_page set fetched_at = $2 where article_id = $1");
        command.Parameters.Add(new() { Value = articleId });
        command.Parameters.Add(new() { Value = time.GetUtcNow().ToUniversalTime() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>When an article was seen for the first time, and when its page was read last.</summary>
public readonly record struct ReadTime(DateTimeOffset FirstSeen, DateTimeOffset LastRead);
