using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>Stances that analysts entered: they outlive every retagging and every edit of the text.</summary>
internal sealed class AnalystStances
{
    private const string Select = """
        select article_id, no, actor, target_kind, target, stance, shown, evidence from stance
        where article_id = any($1) and origin = $2 order by article_id, no
        """;

    private readonly ILookup<long, Kept> byArticle;
    private readonly EntityNumbers numbers;

    private AnalystStances(IEnumerable<Kept> stances, EntityNumbers numbers)
    {
        byArticle = stances.ToLookup(stance => stance.ArticleId);
        this.numbers = numbers;
    }

    private sealed record Kept(long ArticleId, short No, string Actor, Entity Target)
    {
        public required Stance Stance { get; init; }
        public required bool Shown { get; init; }
        public required string Evidence { get; init; }
    }

    public static async Task<AnalystStances> ReadAsync(
        NpgsqlConnection connection, long[] articleIds, EntityNumbering numbering, CancellationToken cancellationToken)
    {
        var stances = new List<Kept>();
        await using (var command = new NpgsqlCommand(Select, connection))
        {
            command.Parameters.Add(new() { Value = articleIds });
            command.Parameters.Add(new() { Value = (short)StanceOrigin.Analyst });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                stances.Add(Read(reader));
            }
        }

        var entities = stances.SelectMany(stance => new[] { new Entity(EntityKind.Country, stance.Actor), stance.Target });
        return new AnalystStances(stances, await numbering.EnsureAsync(entities, cancellationToken));
    }

    /// <summary>The article with the tokens of its kept stances, its own numbered behind them.</summary>
    public PreparedArticle Join(PreparedArticle row)
    {
        var kept = byArticle[row.Id].ToList();
        if (kept.Count == 0)
        {
            return row;
        }

        var tokens = row.Tokens.ToList();
        foreach (var stance in kept.Where(stance => stance.Shown))
        {
            if (numbers.NumberOf(new Entity(EntityKind.Country, stance.Actor)) is { } actor && numbers.TargetCodeOf(stance.Target) is { } target)
            {
                ArticleTokens.AddStance(tokens, actor, target, stance.Stance);
            }
        }

        return row with { Tokens = [.. tokens.Distinct()], FirstStanceNo = (short)(kept[^1].No + 1) };
    }

    /// <summary>After an edit: each points to its sentence where that now stands; to nothing where it is gone.</summary>
    public async Task MoveAsync(NpgsqlConnection connection, PreparedArticle edited, CancellationToken cancellationToken)
    {
        var text = edited.Title + "\n\n" + edited.Body;
        foreach (var stance in byArticle[edited.Id])
        {
            var start = stance.Evidence.Length == 0 ? -1 : text.IndexOf(stance.Evidence, StringComparison.Ordinal);
            await using var command = new NpgsqlCommand(
                "update stance set start = $3, length = case when $4 then length else 0 end where article_id = $1 and no = $2", connection);
            command.Parameters.Add(new() { Value = edited.Id });
            command.Parameters.Add(new() { Value = stance.No });
            command.Parameters.Add(new() { Value = Math.Max(0, start) });
            command.Parameters.Add(new() { Value = start >= 0 });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static Kept Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), reader.GetInt16(1), reader.GetString(2), new Entity((EntityKind)reader.GetInt16(3), reader.GetString(4)))
    {
        Stance = (Stance)reader.GetInt16(5),
        Shown = reader.GetBoolean(6),
        Evidence = reader.GetString(7),
    };
}
