using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;
using Npgsql;

namespace Chokepoint.Data.Tags;

/// <summary>Keeps the numbers of entities, which all processes share through <c>gazetteer_entry</c>.</summary>
public sealed class EntityNumbering(NpgsqlDataSource database) : IDisposable
{
    private const string Insert = """
        insert into gazetteer_entry (kind, slug, number, name, country, sector, parent)
        select $1, entry.slug, greatest($2, coalesce((select max(number) + 1 from gazetteer_entry where kind = $1), 0)) + entry.place - 1,
               entry.name, entry.country, entry.sector, entry.parent
        from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) with ordinality
            as entry (slug, name, country, sector, parent, place)
        """;

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile EntityNumbers? current;

    /// <summary>The numbers known to this process; read from the database the first time.</summary>
    public async ValueTask<EntityNumbers> GetAsync(CancellationToken cancellationToken) =>
        current ?? await ReloadAsync(cancellationToken);

    /// <summary>Reads again, after another process may have added entities.</summary>
    public async Task<EntityNumbers> ReloadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select kind, slug, number from gazetteer_entry");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var stored = new List<(Entity, int)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            stored.Add((new Entity((EntityKind)reader.GetInt16(0), reader.GetString(1)), reader.GetInt32(2)));
        }

        return current = new EntityNumbers(stored);
    }

    /// <summary>Numbers that can name all these tokens; reads again where another process added entities meanwhile.</summary>
    public async ValueTask<EntityNumbers> CoveringAsync(IEnumerable<int> tokens, CancellationToken cancellationToken)
    {
        var numbers = await GetAsync(cancellationToken);
        return tokens.Any(token => TagToken.KindOf(token) is <= TokenKind.Instrument or TokenKind.Actor or TokenKind.Target
            && ArticleTokens.ValueOf(token, numbers) is null)
            ? await ReloadAsync(cancellationToken)
            : numbers;
    }

    /// <summary>Numbers every entity of the tagger's catalogue; done at start, so that filters know names before articles do.</summary>
    public Task FillAsync(EntityCatalogue catalogue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return EnsureAsync(catalogue.All.OrderBy(entry => entry.Entity.Id, StringComparer.Ordinal), cancellationToken);
    }

    /// <summary>Gives numbers to those that have none, and answers with numbers that cover all of them.</summary>
    public Task<EntityNumbers> EnsureAsync(IEnumerable<Entity> entities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entities);
        return EnsureAsync(entities.Distinct().Select(EntryOf), cancellationToken);
    }

    public void Dispose() => gate.Dispose();

    private async Task<EntityNumbers> EnsureAsync(IEnumerable<CatalogueEntry> entries, CancellationToken cancellationToken)
    {
        var wanted = entries.Where(entry => !EntityNumbers.IsTwoLetters(entry.Entity)).ToList();
        var numbers = await GetAsync(cancellationToken);
        if (wanted.TrueForAll(entry => numbers.NumberOf(entry.Entity).HasValue))
        {
            return numbers;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            await AddAsync(wanted, cancellationToken);
            return await ReloadAsync(cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    // The lock makes max + 1 safe between processes; it lasts as long as this short transaction.
    private async Task AddAsync(List<CatalogueEntry> wanted, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var command = new NpgsqlCommand("lock table gazetteer_entry in share row exclusive mode", connection))
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        var numbers = await ReloadAsync(cancellationToken);
        foreach (var kind in wanted.Where(entry => numbers.NumberOf(entry.Entity) is null).GroupBy(entry => entry.Entity.Kind))
        {
            await AddAsync(kind.Key, [.. kind], connection, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task AddAsync(
        EntityKind kind, CatalogueEntry[] entries, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Insert + " returning number", connection);
        command.Parameters.Add(new() { Value = (short)kind });
        command.Parameters.Add(new() { Value = kind == EntityKind.Country ? EntityNumbers.FirstBloc : 0 });
        command.Parameters.Add(new() { Value = Array.ConvertAll(entries, entry => entry.Entity.Id) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(entries, entry => entry.Name) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(entries, entry => entry.Country) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(entries, entry => entry.Sector) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(entries, entry => entry.Parent) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetInt32(0) >= EntityNumbers.Capacity(kind))
            {
                throw new InvalidOperationException($"The gazetteer has more entries of kind {kind} than the {EntityNumbers.Capacity(kind)} a token has room for.");
            }
        }
    }

    private static CatalogueEntry EntryOf(Entity entity) => EntityCatalogue.Default.Find(entity) ?? new CatalogueEntry(entity, entity.Id);
}
