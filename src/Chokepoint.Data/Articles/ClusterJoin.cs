using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>Joins clusters within the caller's transaction.</summary>
internal sealed class ClusterJoin(NpgsqlConnection connection)
{
    // "CLUSTERS" in ASCII. One joins at a time: two that meet in one cluster would each see only half of it.
    private const string Lock = "select pg_advisory_xact_lock(x'434c555354455253'::bigint)";

    private const string Members = """
        select id, ordered_at, cluster_id, representative from article
        where cluster_id in (select cluster_id from article where id = any($1)) order by id for update
        """;

    private const string Update = """
        update article set cluster_id = row.cluster, representative = row.first
        from unnest($1::bigint[], $2::bigint[], $3::bool[]) as row (id, cluster, first) where article.id = row.id
        """;

    /// <summary>Answers which articles changed.</summary>
    public async Task<IReadOnlyList<long>> JoinAsync(IReadOnlyCollection<(long ArticleId, long OtherId)> pairs, CancellationToken cancellationToken)
    {
        await using (var joining = new NpgsqlCommand(Lock, connection))
        {
            await joining.ExecuteNonQueryAsync(cancellationToken);
        }

        var members = await MembersAsync([.. pairs.SelectMany(pair => new[] { pair.ArticleId, pair.OtherId }).Distinct()], cancellationToken);
        var changed = Joined(members, pairs).Where(joined => members[joined.Id] != joined).ToArray();
        if (changed.Length > 0)
        {
            await using var command = new NpgsqlCommand(Update, connection);
            command.Parameters.Add(new() { Value = Array.ConvertAll(changed, member => member.Id) });
            command.Parameters.Add(new() { Value = Array.ConvertAll(changed, member => member.ClusterId) });
            command.Parameters.Add(new() { Value = Array.ConvertAll(changed, member => member.IsFirst) });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return Array.ConvertAll(changed, member => member.Id);
    }

    private async Task<Dictionary<long, Member>> MembersAsync(long[] ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Members, connection);
        command.Parameters.Add(new() { Value = ids });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var members = new Dictionary<long, Member>();
        while (await reader.ReadAsync(cancellationToken))
        {
            members[reader.GetInt64(0)] = new Member(reader.GetInt64(0), reader.GetDateTime(1)) { ClusterId = reader.GetInt64(2), IsFirst = reader.GetBoolean(3) };
        }

        return members;
    }

    // Clusters that pairs connect become the one with the lowest id; its first published article represents it.
    private static IEnumerable<Member> Joined(Dictionary<long, Member> members, IEnumerable<(long ArticleId, long OtherId)> pairs)
    {
        var joinedTo = new Dictionary<long, long>();
        long Root(long cluster)
        {
            while (joinedTo.TryGetValue(cluster, out var lower))
            {
                cluster = lower;
            }

            return cluster;
        }

        // An article may have been removed since it was found.
        foreach (var (articleId, otherId) in pairs.Where(pair => members.ContainsKey(pair.ArticleId) && members.ContainsKey(pair.OtherId)))
        {
            var (one, other) = (Root(members[articleId].ClusterId), Root(members[otherId].ClusterId));
            if (one != other)
            {
                joinedTo[Math.Max(one, other)] = Math.Min(one, other);
            }
        }

        foreach (var cluster in members.Values.GroupBy(member => Root(member.ClusterId)))
        {
            var first = cluster.MinBy(member => (member.OrderedAt, member.Id));
            foreach (var member in cluster)
            {
                yield return member with { ClusterId = cluster.Key, IsFirst = member == first };
            }
        }
    }

    private sealed record Member(long Id, DateTime OrderedAt)
    {
        public long ClusterId { get; init; }

        public bool IsFirst { get; init; }
    }
}
