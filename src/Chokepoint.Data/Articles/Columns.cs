using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>Rows as one array for each column, as <c>unnest</c> takes them.</summary>
internal static class Columns
{
    public static TValue[] Of<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value)
    {
        var column = new TValue[rows.Count];
        for (var index = 0; index < column.Length; index++)
        {
            column[index] = value(rows[index]);
        }

        return column;
    }

    public static NpgsqlBatchCommand Command(string sql, params IEnumerable<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
