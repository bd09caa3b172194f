using Chokepoint.Data;

namespace Chokepoint.IntegrationTests.Data;

public sealed class DistributionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Every_unique_key_holds_the_distribution_column_and_foreign_keys_point_to_reference_tables()
    {
        var tables = await ListAsync("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace");
        var known = Distribution.Columns.Keys.Concat(Distribution.ReferenceTables).Append("__EFMigrationsHistory");
        Assert.Equal(known.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));

        var keys = await ListAsync("""
            select c.relname || ':' || string_agg(a.attname, ',') from pg_index i join pg_class c on c.oid = indrelid
            join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
            where indisunique and c.relnamespace = 'public'::regnamespace group by i.indexrelid, c.relname
            """);
        Assert.All(keys.Select(key => key.Split(':')), key =>
            Assert.True(!Distribution.Columns.TryGetValue(key[0], out var column) || key[1].Split(',').Contains(column), key[0]));

        var targets = await ListAsync("select confrelid::regclass::text from pg_constraint where contype = 'f'");
        Assert.All(targets, target => Assert.Contains(target, Distribution.ReferenceTables));
    }

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
