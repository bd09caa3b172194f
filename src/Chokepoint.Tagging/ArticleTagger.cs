using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Salience;
using Chokepoint.Tagging.Stances;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging;

/// <summary>The only entry: text in, tags out. Pure, deterministic, safe to share between threads.</summary>
public sealed class ArticleTagger
{
    /// <summary>Stored with every article, so that a better tagger knows what to tag again.</summary>
    public const string Version = "rules-1.2";

    private static readonly Entity DataRule = new(EntityKind.Instrument, "data-rule");

    private readonly MentionFinder finder;

    internal ArticleTagger(MentionFinder finder) => this.finder = finder;

    public static ArticleTagger Default { get; } = new(MentionFinder.Default);

    public ArticleTags Tag(ArticleText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var document = DocumentReader.Read(article);
        var found = finder.Find(document);
        var stances = StanceReader.Default.Read(document, [.. found.Named, .. found.Topics]);
        var countries = Ids(found.Countries, EntityKind.Country);
        return new ArticleTags
        {
            Countries = countries,
            Focus = FocusReader.Read(document, found, stances),
            Companies = Ids(found.Named, EntityKind.Company),
            Technologies = [.. Ids(found.Topics, EntityKind.Technology).Union(ImpliedTechnologies(found))],
            Instruments = Ids(found.Topics, EntityKind.Instrument),
            Mentions = [.. found.Countries.Concat(found.Topics).Select(mention => mention.Mention).OrderBy(mention => mention.Start)],
            Stances = stances,
            Candidates = found.Candidates,
        };
    }

    // A maker of one thing shows its technology; a rule on data is about data.
    private IEnumerable<string> ImpliedTechnologies(MentionSet found) =>
        found.Topics.Where(topic => topic.Mention.Entity == DataRule).Select(_ => "data").Take(1).Concat(found.Named.Where(mention => mention.Mention.Entity.Kind == EntityKind.Company)
            .Select(mention => finder.MakerOf(mention.Mention.Entity.Id)).OfType<string>());

    private static List<string> Ids(IEnumerable<EntityMention> mentions, EntityKind kind) =>
        [.. mentions.Where(mention => mention.Mention.Entity.Kind == kind).OrderBy(mention => mention.Mention.Start)
            .Select(mention => mention.Mention.Entity.Id).Distinct(StringComparer.Ordinal)];
}
