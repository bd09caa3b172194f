using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Coreferences;

/// <summary>"the company", "the Chinese telecom giant", "the ministry", "both countries": what was named before, named again.</summary>
internal sealed class CoreferenceReader(Surroundings text, Func<string, string?> homeOf)
{
    private const int LongestPhrase = 5;
    private const int Remembered = 6;

    private static readonly WordSet Openers = new("the this that its both");

    private static readonly WordSet Firms = new(
        "company firm group giant maker chipmaker carmaker automaker operator carrier startup start-up app platform network vendor supplier retailer"
        + " conglomerate manufacturer developer tech titan behemoth messenger bank telco business miner competitor corporation designer");

    private static readonly WordSet Offices = new(
        "ministry government minister regulator agency watchdog authorities authority court cabinet parliament administration commission president"
        + " spokesman spokeswoman spokesperson premier chancellor embassy judge judges tribunal council department");

    // Offices of one kind: "the judges" are of the state whose court was named, not of the state named last.
    private static readonly WordSet[] Kinds =
    [
        new("court courts judge judges tribunal bench"),
        new("ministry minister ministers"),
        new("regulator agency watchdog commission council authority authorities"),
        new("parliament senate assembly"),
        new("president premier chancellor"),
        new("government cabinet administration"),
    ];

    // "Germany's federal interior ministry"
    private const int FarthestOwner = 3;

    private static readonly WordSet Pairs = new("countries governments sides nations states capitals");

    private readonly Entity?[] owners = new Entity?[Kinds.Length];
    private readonly List<EntityMention> companies = [];
    private readonly List<EntityMention> countries = [];

    /// <summary>The mentions given, with coreferences among them, in order of appearance.</summary>
    public List<EntityMention> Read(IReadOnlyList<EntityMention> named)
    {
        var result = new List<EntityMention>(named.Count);
        var next = 0;
        for (var i = 0; i < text.Count; i++)
        {
            if (next < named.Count && named[next].FirstToken <= i)
            {
                Remember(named[next]);
                result.Add(named[next++]);
            }

            NoteOwner(i, named, next);
            if (text.Word(i).Length is 3 or 4 && text.SentenceOf(i) >= 0 && Openers.Contains(text.Word(i)))
            {
                ReadPhrase(i, named, next, result);
            }
        }

        result.AddRange(named.Skip(next));
        return result;
    }

    private void ReadPhrase(int start, IReadOnlyList<EntityMention> named, int next, List<EntityMention> result)
    {
        string? nation = null;
        for (var i = start + 1; i <= start + LongestPhrase && i < text.Count && text.SentenceOf(i) == text.SentenceOf(start); i++)
        {
            while (next < named.Count && named[next].EndToken <= i)
            {
                next++;
            }

            if (next < named.Count && named[next].FirstToken <= i)
            {
                if (named[next].Mention.Entity.Kind != EntityKind.Country)
                {
                    return;
                }

                nation = named[next].Mention.Entity.Id;
                continue;
            }

            var word = text.Word(i);
            if (!char.IsLetter(word[0]) && word is not "-")
            {
                return;
            }

            if (Resolve(word, nation) is { Count: > 0 } entities)
            {
                result.AddRange(entities.Select(entity => Create(entity, start, i + 1)));
                return;
            }
        }
    }

    private List<Entity> Resolve(ReadOnlySpan<char> word, string? nation)
    {
        if (Firms.Contains(word))
        {
            var firm = companies.FindLast(mention => nation is null || homeOf(mention.Mention.Entity.Id) == nation);
            return firm is null ? [] : [firm.Mention.Entity];
        }

        if (Offices.Contains(word) && nation is null && countries.Count > 0)
        {
            return [KindOf(word) is var kind and >= 0 && owners[kind] is { } owner ? owner : countries[^1].Mention.Entity];
        }

        return Pairs.Contains(word) && nation is null && countries.Count > 1 ? [countries[^2].Mention.Entity, countries[^1].Mention.Entity] : [];
    }

    // "a Swedish court", "the court in Stockholm": whose it is.
    private void NoteOwner(int token, IReadOnlyList<EntityMention> named, int next)
    {
        if (text.SentenceOf(token) < 0 || KindOf(text.Word(token)) is not (var kind and >= 0))
        {
            return;
        }
        if (countries.Count > 0 && countries[^1] is var last && last.EndToken <= token && token - last.EndToken <= FarthestOwner && last.Sentence == text.SentenceOf(token) && IsOwned(last.EndToken, token))
        {
            owners[kind] = last.Mention.Entity;
        }
        else if (next < named.Count && named[next] is { Mention.Entity.Kind: EntityKind.Country } behind && behind.FirstToken == token + 2 && text.Word(token + 1) is "in" or "of")
        {
            owners[kind] = behind.Mention.Entity;
        }
    }

    private bool IsOwned(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!Cues.IsPossessive(text.Word(i)) && (!char.IsLetter(text.Word(i)[0]) || Cues.IsVerbLike(text.Word(i))))
            {
                return false;
            }
        }
        return true;
    }

    private static int KindOf(ReadOnlySpan<char> word)
    {
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            if (Kinds[kind].Contains(word))
            {
                return kind;
            }
        }
        return -1;
    }

    private void Remember(EntityMention mention)
    {
        var list = mention.Mention.Entity.Kind == EntityKind.Company ? companies : countries;
        list.RemoveAll(known => known.Mention.Entity == mention.Mention.Entity);
        list.Add(mention);
        if (list.Count > Remembered)
        {
            list.RemoveAt(0);
        }
    }

    private EntityMention Create(Entity entity, int start, int end)
    {
        var from = text.Document.Tokens[start].Start;
        var mention = new Mention(entity, from, text.Document.Tokens[end - 1].End - from, MentionRole.Coreference);
        return new EntityMention(mention, text.SentenceOf(start), start, end - start, MentionRole.Coreference);
    }
}
