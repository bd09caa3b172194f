using System.Runtime.CompilerServices;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Positions;

/// <summary>Reads what articles say, pair by pair.</summary>
internal sealed class TestimonyReader(NpgsqlDataSource database, EntityNumbering numbering)
{
    private const string Rows = """
        select stance.actor, stance.target_kind, stance.target, article.id, article.cluster_id, article.ordered_at, article.source_id,
            stance.stance, stance.confidence, stance.origin, article.tags
        from stance join article on article.id = stance.article_id
        """;

    private const string Order = " order by stance.actor, stance.target_kind, stance.target";

    /// <summary>Everything, a pair at a time.</summary>
    public IAsyncEnumerable<PairEvidence> AllAsync(CancellationToken cancellationToken) =>
        ReadAsync(Columns.Command(Rows + " where stance.shown" + Order), cancellationToken);

    /// <summary>These pairs; one of which nothing is said any more is missing.</summary>
    public IAsyncEnumerable<PairEvidence> OfAsync(IReadOnlyCollection<Pair> pairs, CancellationToken cancellationToken)
    {
        var keys = pairs.Select(pair => (pair.Actor, Target: TargetKey.Parse(pair.Target))).ToList();
        return ReadAsync(
            Columns.Command(
                Rows + " join unnest($1::text[], $2::smallint[], $3::text[]) as pair (actor, kind, target)" +
                " on pair.actor = stance.actor and pair.kind = stance.target_kind and pair.target = stance.target where stance.shown" + Order,
                Columns.Of(keys, key => key.Actor), Columns.Of(keys, key => (short)key.Target.Kind), Columns.Of(keys, key => key.Target.Id)),
            cancellationToken);
    }

    private async IAsyncEnumerable<PairEvidence> ReadAsync(NpgsqlBatchCommand command, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var outlets = await OutletsAsync(connection, cancellationToken);
        var numbers = await numbering.ReloadAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { command }, Timeout = 0 };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        Pair? current = null;
        var testimonies = new List<Testimony>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var target = new Entity((EntityKind)reader.GetInt16(1), reader.GetString(2));
            var pair = new Pair(reader.GetString(0), TargetKey.Of(target));
            if (current is { } done && done != pair)
            {
                yield return new PairEvidence(done, testimonies);
                testimonies = [];
            }

            current = pair;
            testimonies.Add(Read(reader, pair.Actor, target, outlets) with { Instruments = ArticleTokens.Decode(reader.GetFieldValue<int[]>(10), TokenKind.Instrument, numbers) });
        }

        if (current is { } last)
        {
            yield return new PairEvidence(last, testimonies);
        }
    }

    private static Testimony Read(NpgsqlDataReader reader, string actor, Entity target, Dictionary<long, (string? Country, string? Affiliation)> outlets)
    {
        var outlet = outlets.GetValueOrDefault(reader.GetInt64(6));
        return new Testimony(reader.GetInt64(3), reader.GetFieldValue<DateTimeOffset>(5), (Stance)reader.GetInt16(7))
        {
            StoryId = reader.GetInt64(4),
            OutletId = reader.GetInt64(6),
            OutletCountry = outlet.Country,
            Voice = Voices.Of(actor, target, outlet),
            Confidence = reader.GetFloat(8),
            ByAnalyst = reader.GetInt16(9) == (short)StanceOrigin.Analyst,
        };
    }

    private static async Task<Dictionary<long, (string?, string?)>> OutletsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select id, country, affiliation from source", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var outlets = new Dictionary<long, (string?, string?)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            outlets[reader.GetInt64(0)] = (
                await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1),
                await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetString(2));
        }

        return outlets;
    }
}
