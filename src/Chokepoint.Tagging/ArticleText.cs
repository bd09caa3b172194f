namespace Chokepoint.Tagging;

/// <summary>What the tagger reads: an article as it was published, untouched.</summary>
/// <param name="Title">The headline; empty where there is none.</param>
/// <param name="Body">Paragraphs separated by line feeds; may be empty.</param>
/// <param name="Published">Day of publication, which decides who held an office; null means unknown (all holders match).</param>
/// <param name="Source">Name of the outlet, which is no company of the article; null means unknown.</param>
public sealed record ArticleText(string Title, string Body, DateOnly? Published = null, string? Source = null)
{
    /// <summary>The text that all offsets count in: title, two line feeds, body, in UTF-16 units.</summary>
    public string FullText { get; } = Title + "\n\n" + Body;
}
