using Chokepoint.Data.Articles.Vectors;
using Chokepoint.Data.Articles.Writing;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Tags;
using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>
/// Stores articles once. What makes one unique between processes is the primary key of <c>article_url</c>: it holds the canonical
/// address, the address fetched, and the text within its source.
/// </summary>
public sealed class ArticleStore(NpgsqlDataSource database, EntityNumbering numbering, SourceStore sources, TimeProvider time)
{
    private const int Attempts = 5;

    // "ARTICLES" in ASCII. Writers work side by side; one whom the others crossed waits until it is alone, and is not crossed again.
    private const string Together = "select pg_advisory_xact_lock_shared(x'41525449434c4553'::bigint)";
    private const string Alone = "select pg_advisory_xact_lock(x'41525449434c4553'::bigint)";

    public async Task<StoreResult> AddAsync(NewArticle article, CancellationToken cancellationToken) =>
        (await AddManyAsync([article], cancellationToken))[0];

    /// <summary>All or nothing, in one transaction; answers in the order given. A few hundred at a time are quickest.</summary>
    public async Task<IReadOnlyList<StoreResult>> AddManyAsync(IReadOnlyList<NewArticle> articles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        if (articles.Count == 0)
        {
            return [];
        }

        var prepared = await PrepareAsync(articles, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StoreAsync(prepared, alone: attempt > 1, cancellationToken);
            }
            catch (PostgresException exception) when (attempt < Attempts && exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                // Two writers took the same keys in a different order.
            }
        }
    }

    /// <summary>Which of these addresses are stored already, as fetched or as canonical, so that nobody fetches them again.</summary>
    public async Task<IReadOnlySet<string>> KnownUrlsAsync(IReadOnlyCollection<string> urls, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(urls);
        var byKey = urls.Distinct().ToLookup(url => Convert.ToHexString(UrlKey.Of(url)));
        await using var command = database.CreateCommand("select url_hash from article_url where url_hash = any($1)");
        command.Parameters.Add(new() { Value = byKey.Select(group => Convert.FromHexString(group.Key)).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var known = new HashSet<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            known.UnionWith(byKey[Convert.ToHexString(reader.GetFieldValue<byte[]>(0))]);
        }

        return known;
    }

    private async Task<PreparedArticle[]> PrepareAsync(IReadOnlyList<NewArticle> articles, CancellationToken cancellationToken)
    {
        var numbers = await numbering.EnsureAsync(articles.SelectMany(article => ArticleTokens.EntitiesOf(article.Tags)), cancellationToken);
        var imports = await sources.ImportAsync(
            [.. articles.Where(article => article.SourceId is null).Select(article => article.SourceName ?? "").Distinct()], cancellationToken);
        var now = time.GetUtcNow();
        var prepared = articles.Select(article =>
            PreparedArticle.Of(article, article.SourceId ?? imports[article.SourceName ?? ""], numbers, now)).ToArray();
        if (prepared.Length < BulkWrites.Many)
        {
            return prepared;
        }

        var vectors = await SearchVectors.Of(database).MakeAsync(Array.ConvertAll(prepared, row => (row.Title, row.Body)), cancellationToken);
        return [.. prepared.Select((row, index) => row with { Vector = vectors[index] })];
    }

    private async Task<StoreResult[]> StoreAsync(PreparedArticle[] prepared, bool alone, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var opening = new NpgsqlBatch(connection))
        {
            opening.BatchCommands.Add(new(alone ? Alone : Together));
            if (prepared.Length >= BulkWrites.Many)
            {
                opening.BatchCommands.Add(BulkWrites.Command);
            }

            await opening.ExecuteNonQueryAsync(cancellationToken);
        }

        var results = await new ArticleBatch(connection, numbering).StoreAsync(prepared, cancellationToken);
        var changed = results.Where(result => result is not StoreResult.Duplicate).Select(result => result.Id).Distinct().ToArray();
        await ArticleChanges.RecordAsync(connection, changed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return results;
    }
}
