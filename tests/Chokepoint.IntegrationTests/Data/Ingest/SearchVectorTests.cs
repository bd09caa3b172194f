using Chokepoint.Data.Articles;
using Chokepoint.Data.Articles.Vectors;
using Chokepoint.Data.Starter;

namespace Chokepoint.IntegrationTests.Data.Ingest;

/// <summary>Search vectors that we put together are byte for byte what PostgreSQL makes of the same text.</summary>
public sealed class SearchVectorTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] Words =
    [
        "the", "The", "of", "and", "sanctions", "sanctioned", "Huawei", "Huawei's", "chips", "(ASML)", "\"export", "controls\"", "state-of-the-art", "5G",
        "$1.5bn", "2,000", "3.14", "-5", "+7", "1e5", "10%", "U.S.", "e.g.", "i.e.,", "https://a.example/b?c=d&e=f", "a.example", "www.a.example/x.html",
        "me@mail.example", "/usr/bin", "./path", "~/file", "and/or", "AT&T", "&amp;", "&#39;", "R&D;", "don't", "l’État", "“quoted”", "—", "–", "...", "…",
        "Zürich", "naïve", "Ωmega", "Россия", "санкции,", "半导体出口管制", "輸出", "한국어", "😀", "e\u0301", "\u00A0", "\u3000x", "a\u00A0b", "x\u200By", "a_b", "C++", "#tag",
        "@user", "1.2.3.4", "v1.0-beta", "12:30", "2024-01-02", "--", "-", "'", "\\", "a\\b", "{x}", "[y]", "=", "a=b", "*", "x*y", "^", "|", "||", "~", ".", "foo.", ".net", "zq", "ZQ",
        "tel:+1-202", "file.tar.gz", "a,b,c", "N°5", "½", "²", "Ⅳ", "ﬁne", "ǅ", "İstanbul", "ß", "it's.", "rock'n'roll", "co-operate", "co-", "-op", "a--b", "mp3", "3D-print", "AbCdEf",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_texts_have_the_vectors_of_PostgreSQL(int seed)
    {
        var random = new Random(seed);
        var texts = Enumerable.Range(0, 1500).Select(_ => (Text(random, random.Next(12)), Text(random, random.Next(60)))).ToList();
        Assert.InRange(await CompareAsync(texts), texts.Count / 2, texts.Count);
    }

    [Fact]
    public async Task Repeated_words_and_long_texts_keep_its_limits()
    {
        string Many(string word, int times) => string.Join(' ', Enumerable.Repeat(word, times));
        (string, string)[] texts =
        [
            ("chip chip chip", Many("chip", 300)), (Many("ban", 240), Many("ban", 14)), (Many("ban", 240), Many("ban", 16)), (Many("ban", 240), Many("ban", 17)), ("one of the", ""), ("", "two"), ("", ""),
            ("t", Many("the x1", 9000) + " last words here"), ("t", string.Join(' ', Enumerable.Range(0, 16_390).Select(number => $"w{number % 7000}"))),
            (Many("a", 40), Many("the y", 8191) + " at the very end end of it"),
        ];
        Assert.Equal(texts.Length, await CompareAsync(texts));
    }

    [Fact]
    public async Task Briefs_of_the_starter_corpus_have_the_vectors_of_PostgreSQL()
    {
        var briefs = StarterCorpus.Read().Select(brief => (brief.Title, brief.Body)).ToList();
        Assert.InRange(await CompareAsync(briefs), briefs.Count * 9 / 10, briefs.Count);
    }

    // Answers how many were made here; those that differ fail.
    private async Task<int> CompareAsync(IReadOnlyList<(string Title, string Body)> texts)
    {
        var clean = texts.Select(text => (Title: CleanText.Of(text.Title), Body: CleanText.Of(text.Body))).ToList();
        var made = await new SearchVectors(database.Source).MakeAsync(clean, Cancel);
        await using var command = database.Source.CreateCommand(
            $"select tsvectorsend({ArticleWriter.Tsv}), ({ArticleWriter.Tsv})::text from unnest($1::text[], $2::text[]) with ordinality as row (title, body, place) order by place");
        command.Parameters.Add(new() { Value = clean.Select(text => text.Title).ToArray() });
        command.Parameters.Add(new() { Value = clean.Select(text => text.Body).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        foreach (var (vector, text) in made.Zip(clean))
        {
            await reader.ReadAsync(Cancel);
            var own = reader.GetFieldValue<byte[]>(0);
            Assert.True(vector is null || vector.AsSpan().SequenceEqual(own), $"The vector of [{text.Title}] [{text.Body}] is not {reader.GetString(1)}.");
        }

        return made.Count(vector => vector is not null);
    }

    private static string Text(Random random, int words)
    {
        string[] gaps = [" ", " ", " ", " ", "\n", "\n\n", "\t", "  ", " \r\n"];
        return string.Concat(Enumerable.Range(0, words).Select(_ => Word(random) + gaps[random.Next(gaps.Length)])).Trim(random.Next(2) == 0 ? ' ' : '\0');
    }

    private static string Word(Random random) => random.Next(12) switch
    {
        0 => Words[random.Next(Words.Length)] + Words[random.Next(Words.Length)],
        1 => new string([.. Enumerable.Range(0, 1 + random.Next(6)).Select(_ => (char)random.Next(33, 127))]).Replace('<', '('),
        2 => new string([.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => (char)random.Next(0xA0, 0x2FFF))]),
        _ => Words[random.Next(Words.Length)],
    };
}
