using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Cli.Tagging;

/// <summary>A tagged article as a line of JSON: companies by common name, every stance with its evidence.</summary>
internal static class TaggedJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line of input to one line of output.</summary>
    public static string Answer(JsonElement row)
    {
        var (id, text) = ArticleJson.Read(row);
        return Write(id, text, ArticleTagger.Default.Tag(text));
    }

    public static string Write(string id, ArticleText text, ArticleTags tags)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("title", text.Title);
            json.WriteString("body", text.Body);
            json.WriteString("published", text.Published?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("source", text.Source);
            WriteList(json, "countries", tags.Countries);
            WriteList(json, "focus", tags.Focus);
            WriteList(json, "companies", tags.Companies.Select(slug => NameOf(new Entity(EntityKind.Company, slug))));
            WriteList(json, "technologies", tags.Technologies);
            WriteList(json, "instruments", tags.Instruments);
            json.WriteStartArray("stances");
            foreach (var stance in tags.Stances)
            {
                WriteStance(json, text, stance);
            }

            json.WriteEndArray();
            WriteList(json, "candidates", tags.Candidates);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A company's common name, a country's id, or "tech:" and a technology.</summary>
    public static string NameOf(Entity entity) => entity.Kind switch
    {
        EntityKind.Company => EntityCatalogue.Default.NameOf(entity),
        EntityKind.Technology => "tech:" + entity.Id,
        _ => entity.Id,
    };

    private static void WriteStance(Utf8JsonWriter json, ArticleText text, StanceTag stance)
    {
        json.WriteStartObject();
        json.WriteString("actor", stance.Actor);
        json.WriteString("target", NameOf(stance.Target));
        json.WriteString("stance", stance.Stance.ToString().ToLowerInvariant());
        json.WriteString("evidence", text.FullText.AsSpan(stance.Start, stance.Length));
        WriteList(json, "also", stance.Also.Select(also => text.FullText.Substring(also.Start, also.Length)));
        json.WriteNumber("confidence", Math.Round(stance.Confidence, 3));
        json.WriteNumber("start", stance.Start);
        json.WriteNumber("length", stance.Length);
        json.WriteString("rule", stance.Rule);
        json.WriteString("attribution", stance.Attribution);
        json.WriteBoolean("shown", stance.Shown);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
