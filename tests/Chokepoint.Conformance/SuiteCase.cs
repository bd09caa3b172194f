using System.Text.Json;

namespace Chokepoint.Conformance;

/// <summary>One case of a suite, read leniently: a property that is absent or null is null.</summary>
internal sealed class SuiteCase(JsonElement json, string folder)
{
    public string Id { get; } = json.GetProperty("id").GetString() ?? throw new InvalidDataException("a case has no id");

    public JsonElement Json { get; } = json;

    public string? Text(string name) =>
        Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool Flag(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The address under this name, or null where there is none or it is no absolute one.</summary>
    public Uri? Address(string name) => Uri.TryCreate(Text(name), UriKind.Absolute, out var address) ? address : null;

    /// <summary>The bytes that "input" names, a path relative to the suite.</summary>
    public byte[] InputBytes() => File.ReadAllBytes(Path.Combine(folder, Text("input") ?? throw new InvalidDataException($"{Id}: no input")));
}
