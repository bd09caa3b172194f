namespace Chokepoint.Tagging;

/// <summary>The only entry: text in, tags out. Pure, deterministic, safe to share between threads.</summary>
public sealed class ArticleTagger
{
    /// <summary>Stored with every article, so that a better tagger knows what to tag again.</summary>
    public const string Version = "rules-1.0";

    public static ArticleTagger Default { get; } = new();

#pragma warning disable CA1822 // the gazetteer and the lexicon become its state
    public ArticleTags Tag(ArticleText article)
#pragma warning restore CA1822
    {
        ArgumentNullException.ThrowIfNull(article);
        return ArticleTags.None;
    }
}
