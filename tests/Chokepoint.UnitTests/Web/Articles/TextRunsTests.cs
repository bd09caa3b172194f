using Chokepoint.Tagging;
using Chokepoint.Web.Articles;
using Chokepoint.Web.Sources;

namespace Chokepoint.UnitTests.Web.Articles;

public sealed class TextRunsTests
{
    [Fact]
    public void Cutting_keeps_every_character_and_marks_what_is_tagged()
    {
        var runs = new TextRuns(Article("Title", "One Huawei two.\nThree.", [Mention(7 + 4, 6)], [Stance(7, 15), Stance(7, 15)]));

        var paragraphs = runs.Body().ToList();
        var evidence = paragraphs[0].Passages[0];

        Assert.Equal("One Huawei two.", string.Concat(paragraphs[0].Passages.SelectMany(passage => passage.Runs).Select(run => run.Text)));
        Assert.Equal([1, 2], evidence.Numbers);
        Assert.Equal("Huawei", evidence.Runs.Single(run => run.Entity is not null).Text);
        Assert.Equal("Three.", paragraphs[1].Passages[0].Runs[0].Text);
    }

    [Fact]
    public void Offsets_that_do_not_fit_are_left_out()
    {
        var runs = new TextRuns(Article("T", "Body", [Mention(-1, 3), Mention(2, 900), Mention(3, 0)], [Stance(500, 5)]));

        Assert.Equal("Body", Assert.Single(Assert.Single(runs.Body()).Passages).Runs.Single().Text);
    }

    private static Mention Mention(int start, int length) => new(new(EntityKind.Company, "huawei"), start, length, "name");

    private static ReadingStance Stance(int start, int length) =>
        new("GB", "huawei", Chokepoint.Tagging.Stance.Restrictive, .9) { Start = start, Length = length, Evidence = "", Rule = "" };

    private static ReadingArticle Article(string title, string body, Mention[] mentions, ReadingStance[] stances) => new()
    {
        Id = 1,
        Title = title,
        Body = body,
        Url = "",
        FirstSeenAt = default,
        Source = new SourceCard(1, "s", "S"),
        Mentions = mentions,
        Stances = stances,
    };
}
