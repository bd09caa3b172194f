using Chokepoint.Scraper.Duplicates;

namespace Chokepoint.UnitTests.Scraper.Duplicates;

public sealed class NearCopiesTests
{
    private static string Text(int seed, int words = 200)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => "w" + random.Next(3000)));
    }

    private static string Edit(string text, int seed)
    {
        var random = new Random(seed);
        var words = text.Split(' ').ToList();
        for (var i = 0; i < words.Count / 40; i++)
        {
            words[random.Next(words.Count)] = "edited" + random.Next(100);
        }

        var kept = words.Take(words.Count - random.Next(words.Count / 4));
        return "LONDON (Agency) " + string.Join(' ', kept) + " All rights of the agency are reserved by the agency itself";
    }

    [Fact]
    public void Copies_that_were_cut_framed_and_edited_are_found_and_others_are_not()
    {
        var originals = Enumerable.Range(0, 150).Select(seed => Text(seed)).ToList();
        var copies = originals.Select((text, seed) => Edit(text, seed)).ToList();
        var found = 0;
        var wrong = 0;
        for (var i = 0; i < copies.Count; i++)
        {
            var keys = NearCopies.Keys(copies[i]);
            for (var j = 0; j < originals.Count; j++)
            {
                var matches = NearCopies.Keys(originals[j]).Intersect(keys).Any() && NearCopies.AreCopies(copies[i], originals[j]);
                found += matches && i == j ? 1 : 0;
                wrong += matches && i != j ? 1 : 0;
            }
        }

        Assert.Equal(0, wrong);
        Assert.True(found >= 0.95 * copies.Count, $"found {found} of {copies.Count}");
    }

    // Keys are stored: those of an archive must go on meeting those of new articles.
    [Fact]
    public void Keys_of_a_text_never_change()
    {
        var keys = NearCopies.Keys(string.Join(' ', Enumerable.Range(1, 60).Select(number => $"word{number}")));
        Assert.Equal(20, keys.Count);
        Assert.Equal([-7855707367900849664, -338374459744515979, -5874384308259496393], [keys[0], keys[7], keys[19]]);
    }

    [Fact]
    public void Texts_too_short_to_tell_have_no_keys() => Assert.Empty(NearCopies.Keys("Markets closed lower on Friday."));

    [Theory]
    [InlineData("one two three", "one two three")]
    [InlineData("one two three", "one 2 three four")]
    [InlineData("", "new")]
    [InlineData("old text", "")]
    [InlineData("a b c a b b a", "c b a b a c")]
    public void The_parts_of_a_diff_make_both_texts(string before, string after)
    {
        var parts = TextDiff.ByWords(before, after);
        Assert.Equal(before, string.Concat(parts.Where(part => part.Kind != DiffKind.Added).Select(part => part.Text)));
        Assert.Equal(after, string.Concat(parts.Where(part => part.Kind != DiffKind.Removed).Select(part => part.Text)));
    }
}
