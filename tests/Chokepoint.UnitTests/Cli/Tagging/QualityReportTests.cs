using System.Text.Json;
using Chokepoint.Cli.Tagging;

namespace Chokepoint.UnitTests.Cli.Tagging;

public sealed class QualityReportTests
{
    private const string Gold = """
        {"id":"1","companies":["Huawei"],"phenomena":["passive"],"stances":[{"actor":"DE","target":"Huawei","stance":"restrictive"}]}
        """;

    private const string Answer = """
        {"id":"1","countries":["DE"],"companies":["Huawei"],"stances":[{"actor":"DE","target":"Huawei","stance":"cautious","shown":true}]}
        """;

    [Fact]
    public void Tells_figures_confusions_and_phenomena()
    {
        var page = Report(Gold, Answer);

        Assert.Contains("## Overall: 1 rows", page, StringComparison.Ordinal);
        Assert.Contains("| stance pairs (who, toward whom) | 1.000 | 1.000 | 1.000 | 1 | 0 | 0 |", page, StringComparison.Ordinal);
        Assert.Contains("| stance triples (and which stance) | 0.000 | 0.000 | 0.000 | 0 | 1 | 1 |", page, StringComparison.Ordinal);
        Assert.Contains("| restrictive -> cautious | 1 |", page, StringComparison.Ordinal);
        Assert.Contains("| passive | 1 | 1.00 | 1.00 | 1.00 | 0.00 | 0.00 | 0.00 |", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_without_labels_is_not_measured() => Assert.DoesNotContain("| countries |", Report(Gold, Answer), StringComparison.Ordinal);

    private static string Report(string gold, string answer)
    {
        using var expected = JsonDocument.Parse(gold);
        using var found = JsonDocument.Parse(answer);
        var evaluation = new Evaluation();
        evaluation.Add(expected.RootElement, found.RootElement);
        return QualityReport.ToMarkdown(evaluation);
    }
}
