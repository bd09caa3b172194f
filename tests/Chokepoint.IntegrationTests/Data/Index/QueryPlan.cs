using System.Text.Json;

namespace Chokepoint.IntegrationTests.Data.Index;

/// <summary>The nodes of a plan as EXPLAIN ANALYZE tells them.</summary>
internal sealed class QueryPlan
{
    private readonly List<Node> nodes = [];

    public static QueryPlan Of(JsonElement root)
    {
        var plan = new QueryPlan();
        plan.Add(root);
        return plan;
    }

    public void NeverScansWhole(string table) =>
        Assert.DoesNotContain(nodes, node => node.Type.Contains("Seq Scan", StringComparison.Ordinal) && node.Table == table && node.Loops > 0);

    public void SortsAtMost(double rows) => Assert.All(nodes.Where(node => node.Type.Contains("Sort", StringComparison.Ordinal)),
        node => Assert.True(node.Input <= rows, $"{node.Type} of {node.Input} rows\n{this}"));

    public void ReadsAtMost(string table, double rows)
    {
        var read = nodes.Where(node => node.Table == table).Sum(node => (node.Rows + node.Removed) * node.Loops);
        Assert.True(read <= rows, $"{read} rows of {table} are read, {rows} are allowed\n{this}");
    }

    public override string ToString() => string.Join('\n', nodes);

    private double Add(JsonElement element)
    {
        double Number(string name) => element.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
        var input = element.TryGetProperty("Plans", out var inner) ? inner.EnumerateArray().ToList().Sum(Add) : 0;
        var node = new Node(
            element.GetProperty("Node Type").GetString() ?? "",
            element.TryGetProperty("Relation Name", out var table) ? table.GetString() : null,
            Number("Actual Rows"), Number("Rows Removed by Filter") + Number("Rows Removed by Index Recheck"), Number("Actual Loops"), input);
        nodes.Add(node);
        return node.Rows * node.Loops;
    }

    private sealed record Node(string Type, string? Table, double Rows, double Removed, double Loops, double Input);
}
