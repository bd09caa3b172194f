using Chokepoint.Tagging;
using Chokepoint.Tagging.Text;

namespace Chokepoint.UnitTests.Tagging.Text;

public sealed class DocumentReaderTests
{
    [Theory]
    [InlineData("The U.S. President spoke. He left the U.S. The firm stayed.", "The U.S. President spoke.|He left the U.S.|The firm stayed.")]
    [InlineData("Apple Inc. said so. Mr. Smith of Acme Corp. agreed.", "Apple Inc. said so.|Mr. Smith of Acme Corp. agreed.")]
    [InlineData("\"We will ban it.\" The minister left.", "\"We will ban it.\"|The minister left.")]
    [InlineData("\"Why now?\" he asked.", "\"Why now?\" he asked.")]
    [InlineData("It rose 2.5 percent. K. P. Sharma Oli fell.", "It rose 2.5 percent.|K. P. Sharma Oli fell.")]
    [InlineData("LONDON — Britain acted.", "Britain acted.")]
    [InlineData("KATHMANDU, Nepal (AP) — The state acted.", "The state acted.")]
    [InlineData("BEIJING, March 3 (Xinhua) -- China acted.", "China acted.")]
    [InlineData("One line\nwrapped here. Two.\nThree.", "One line\nwrapped here.|Two.|Three.")]
    [InlineData("<p>First.</p><p>Second &amp; last.</p>", "First.|Second &amp; last.")]
    [InlineData("The FCC, e.g. its chair, met Gen. Lee vs. others. iPhone sales fell.", "The FCC, e.g. its chair, met Gen. Lee vs. others.|iPhone sales fell.")]
    public void Splits_sentences_where_a_reader_would(string body, string sentences)
    {
        var document = DocumentReader.Read(new ArticleText("", body));
        Assert.Equal(sentences, string.Join('|', document.Sentences.Select(sentence => document.Text.Substring(sentence.Start, sentence.Length))));
    }

    [Theory]
    [InlineData("Huawei's kit doesn't sell", "Huawei|'s|kit|does|n't|sell")]
    [InlineData("A Moscow-ordered block, O'Brien said", "A|Moscow|-|ordered|block|,|O'Brien|said")]
    [InlineData("AT&T, S&amp;P and Mail.ru at $52.7bn", "AT&T|,|S&amp;P|and|Mail.ru|at|$|52.7bn")]
    [InlineData("the companies’ rights <AAPL.O> end", "the|companies|’|rights|<|AAPL.O|>|end")]
    [InlineData("Hua\u00ADwei and Chi\u200Bna", "Hua\u00ADwei|and|Chi\u200Bna")]
    public void Cuts_words(string body, string words)
    {
        var document = DocumentReader.Read(new ArticleText("", body));
        Assert.Equal(words, string.Join('|', document.Tokens.Select(token => document[token].ToString())));
    }

    [Theory]
    [InlineData("EU hits Apple", "", SentenceKind.Headline)]
    [InlineData("", "Canberra slams door on Huawei", SentenceKind.Headline)]
    [InlineData("", "Photo: A man in Kyiv.", SentenceKind.Caption)]
    [InlineData("", "- Huawei is out of it.", SentenceKind.ListItem)]
    [InlineData("", "Huawei is out.", SentenceKind.Prose)]
    internal void Tells_kinds_of_sentences(string title, string body, SentenceKind kind) =>
        Assert.Equal(kind, DocumentReader.Read(new ArticleText(title, body)).Sentences[0].Kind);

    [Fact]
    public void An_endless_sentence_is_cut() =>
        Assert.All(DocumentReader.Read(new ArticleText("", string.Concat(Enumerable.Repeat("word ", 5000)))).Sentences,
            sentence => Assert.InRange(sentence.TokenCount, 1, 200));

    [Fact]
    public void Half_a_surrogate_pair_is_a_blank() =>
        Assert.Equal(3, DocumentReader.Read(new ArticleText("", "x\uD800y \uDC00 z\u0001\uFFFD")).Tokens.Length);

    [Fact]
    public void Nothing_yields_nothing() => Assert.Empty(DocumentReader.Read(new ArticleText("", "")).Sentences);
}
