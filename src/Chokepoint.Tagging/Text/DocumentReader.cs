namespace Chokepoint.Tagging.Text;

/// <summary>An article's text cut into tokens and sentences.</summary>
internal static class DocumentReader
{
    public static Document Read(ArticleText article)
    {
        var text = article.FullText;
        var (tokens, paragraphs) = Tokenizer.Split(text);
        var sentences = SentenceSplitter.Split(text, tokens, paragraphs, article.Title.Length);
        return new Document(text, article.Title.Length, tokens, sentences, article.Published, article.Source);
    }
}
