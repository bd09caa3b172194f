namespace Chokepoint.Data;

/// <summary>
/// How the tables spread over the nodes of distributed PostgreSQL. A test holds the schema to what that demands: every unique key
/// holds the distribution column, and foreign keys point to reference tables only.
/// </summary>
public static class Distribution
{
    /// <summary>Tables by distribution column.</summary>
    public static readonly IReadOnlyDictionary<string, string> Columns = new Dictionary<string, string>
    {
        ["article"] = "id",
        ["article_url"] = "url_hash",
        ["article_text"] = "article_id",
        ["article_page"] = "article_id",
        ["article_change"] = "article_id",
        ["near_key"] = "article_id",
        ["revision"] = "article_id",
        ["mention"] = "article_id",
        ["stance"] = "article_id",
        ["correction"] = "article_id",
        ["article_pair"] = "article_id",
    };

    /// <summary>Small tables, whole on every node.</summary>
    public static readonly IReadOnlySet<string> ReferenceTables = new HashSet<string>
    {
        "source", "source_part", "source_entry", "fetch", "host", "failed_item", "gazetteer_entry", "saved_view", "setting", "position", "shift", "data_protection_keys",
    };
}
