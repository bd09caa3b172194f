using System.Globalization;
using Npgsql;

namespace Chokepoint.Data.Index;

/// <summary>The condition of a plan as SQL over <c>article</c>; values are always parameters.</summary>
internal sealed class FilterSql
{
    private readonly List<object> values = [];

    /// <summary>True when nothing restricts.</summary>
    public string Where(FilterPlan plan)
    {
        var conditions = new List<string>();
        conditions.AddRange(plan.AnyOf.Select(group => $"tags && {Add(group)}"));
        if (plan.NoneOf.Length > 0)
        {
            conditions.Add($"not tags && {Add(plan.NoneOf)}");
        }

        AddColumn(conditions, "source_id", plan.Sources);
        AddColumn(conditions, "language", plan.Languages);
        if (plan.From is { } from)
        {
            conditions.Add($"ordered_at >= {Add(from)}");
        }

        if (plan.Before is { } before)
        {
            conditions.Add($"ordered_at < {Add(before)}");
        }

        if (plan.Text is not null)
        {
            conditions.Add($"tsv @@ {Query(plan)}");
        }

        return conditions.Count == 0 ? "true" : string.Join(" and ", conditions);
    }

    public static string Query(FilterSql sql, string text) => $"websearch_to_tsquery('english', {sql.Add(text)})";

    /// <summary>Name of a new parameter with this value.</summary>
    public string Add(object value)
    {
        values.Add(value);
        return "$" + values.Count.ToString(CultureInfo.InvariantCulture);
    }

    public NpgsqlBatchCommand Command(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private string Query(FilterPlan plan) => Query(this, plan.Text ?? "");

    private void AddColumn<T>(List<string> conditions, string column, ColumnChoice<T> choice)
    {
        if (choice.Include is { } include)
        {
            // Of one value the index gives the rows in order; of a list it does not.
            conditions.Add(include is [{ } only] ? $"{column} = {Add(only)}" : $"{column} = any({Add(include)})");
        }

        if (choice.Exclude.Length > 0)
        {
            conditions.Add($"({column} <> all({Add(choice.Exclude)})) is not false");
        }
    }
}
