using Chokepoint.Tagging.Companies;
using Chokepoint.Tagging.Coreferences;
using Chokepoint.Tagging.Countries;
using Chokepoint.Tagging.Technologies;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Gazetteer;

/// <summary>What an article names.</summary>
/// <param name="Named">Countries and companies in order of appearance, coreferences included; only those inside sentences.</param>
/// <param name="Datelines">Countries named in a dateline: mentions, never actors.</param>
/// <param name="Topics">Technologies and instruments in order of appearance.</param>
/// <param name="Candidates">Unknown names in the pattern of a company.</param>
internal sealed record MentionSet(
    IReadOnlyList<EntityMention> Named, IReadOnlyList<EntityMention> Datelines, IReadOnlyList<EntityMention> Topics, IReadOnlyList<string> Candidates)
{
    /// <summary>By country: its towns, provinces and institutions.</summary>
    public required Dictionary<string, PlaceCount> Places { get; init; }

    /// <summary>The first place of a country that no word names but that the places show; null for none.</summary>
    public EntityMention? Implied { get; init; }

    public IEnumerable<EntityMention> Countries => Implied is null ? Datelines.Concat(Named) : Datelines.Concat(Named).Append(Implied);
}

/// <summary>Finds every entity an article names. Built once, shared by all threads.</summary>
internal sealed class MentionFinder
{
    private readonly Vocabulary vocabulary = new();
    private readonly NameLexicon names;
    private readonly TopicLexicon technologies;
    private readonly TopicLexicon instruments;
    private readonly PatternLexicon patterns;
    private readonly StatementReader statements;
    private readonly Dictionary<string, CompanyRow> companies;

    public MentionFinder(IEnumerable<NameForm> forms, IEnumerable<CompanyRow> companies)
    {
        names = new NameLexicon(forms, vocabulary);
        technologies = new TopicLexicon(EntityKind.Technology, GazetteerFiles.Technologies(), vocabulary);
        var instrumentRows = GazetteerFiles.InstrumentRows();
        instruments = new TopicLexicon(EntityKind.Instrument, instrumentRows.Where(row => !row.IsClass), vocabulary);
        patterns = new PatternLexicon(instrumentRows, vocabulary);
        statements = new StatementReader(vocabulary);
        this.companies = companies.ToDictionary(row => row.Slug, StringComparer.Ordinal);
    }

    public static MentionFinder Default { get; } = new(GazetteerForms.All(), GazetteerFiles.Companies());

    public MentionSet Find(Document document)
    {
        var text = new Surroundings(document);
        var words = vocabulary.Read(document);
        var found = NameReader.Read(text, names.Find(document, words.Ids, text.AllCapitals));
        var named = found.Accepted.OfType<Reading>().Select(reading => ToMention(text, reading)).ToList();
        var topics = Topics(text, words, found);
        var inside = named.FindAll(mention => text.SentenceOf(mention.FirstToken) >= 0);
        var complete = new CoreferenceReader(text, slug => companies.GetValueOrDefault(slug)?.Country).Read(inside);
        var places = PlaceReading.Read(found);
        var implied = PlaceReading.Implied(found, places);
        return new MentionSet(complete, named.FindAll(mention => text.SentenceOf(mention.FirstToken) < 0), topics, CandidateReader.Read(found))
        {
            Places = places,
            Implied = implied is null ? null : ImpliedMention(text, found.Matches[places[implied].First], implied),
        };
    }

    private List<EntityMention> Topics(Surroundings text, DocumentWords words, Found found)
    {
        var matches = TopicReader.Instruments(instruments.Find(text, words), patterns.Find(text, words, found), found);
        statements.Add(matches, found, words);
        matches.AddRange(TopicReader.Technologies(technologies.Find(text, words), found, slug => companies.GetValueOrDefault(slug)?.Sector));
        return [.. matches.OrderBy(match => match.Start).ThenBy(match => match.Form.Entity.Kind).ThenBy(match => match.Form.Entity.Id, StringComparer.Ordinal)
            .Select(match => Create(text, match.Form.Entity, (match.Start, match.End), MentionRole.Term))];
    }

    /// <summary>The technology that a company's bare name implies; null for firms of many trades.</summary>
    public string? MakerOf(string slug) => companies.GetValueOrDefault(slug)?.Maker;

    private static EntityMention ImpliedMention(Surroundings text, NameMatch match, string country) =>
        Create(text, new Entity(EntityKind.Country, country), (match.Start, match.End), MentionRole.Place);

    private static EntityMention ToMention(Surroundings text, Reading reading) =>
        Create(text, new Entity(reading.Form.IsCompany ? EntityKind.Company : EntityKind.Country, reading.Form.Id),
            (reading.Match.Start, reading.Match.End), reading.Role);

    private static EntityMention Create(Surroundings text, Entity entity, (int Start, int End) tokens, string role)
    {
        var from = text.Document.Tokens[tokens.Start].Start;
        var length = text.Document.Tokens[tokens.End - 1].End - from;
        return new EntityMention(new Mention(entity, from, length, role), text.NearestSentence(tokens.Start), tokens.Start, tokens.End - tokens.Start, role);
    }
}
