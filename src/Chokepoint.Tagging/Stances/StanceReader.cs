using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Stances.Arbiter;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Who takes which position toward whom, over a whole article; without an arbiter the rules decide alone.</summary>
internal sealed class StanceReader(CueLexicon lexicon, ParserModel model, IArbiter? arbiter)
{
    // A sentence that is surer than this leaves its states and targets to the next ones.
    private const double MostDoubt = 0.5;

    [ThreadStatic]
    private static SentenceParser? parser;

    private static readonly Lazy<StanceReader> Shared = new(() => new(CueLexicon.Default, ParserModel.Default, new StanceArbiter(ArbiterModel.Default)));

    public static StanceReader Default => Shared.Value;

    public IReadOnlyList<StanceTag> Read(Document document, IReadOnlyList<EntityMention> mentions)
    {
        var bySentence = mentions.ToLookup(mention => mention.Sentence);
        var hasState = mentions.Any(mention => mention.Mention.Entity.Kind == EntityKind.Country);
        var context = new ReadingContext { MainCompany = MainCompany(mentions) };
        var backdrop = arbiter is null ? null : new Backdrop(document, mentions, context.MainCompany?.Mention.Entity);
        var found = new List<RawStance>();
        for (var index = 0; index < document.Sentences.Length && hasState; index++)
        {
            EntityMention[] here = [.. bySentence[index].OrderBy(mention => mention.FirstToken)];
            if (document.Sentences[index].Kind != SentenceKind.Caption && MayHoldStance(document, index, here, context))
            {
                foreach (var part in LongSentence.Parts(document, document.Sentences[index]))
                {
                    found.AddRange(ReadPart(new(document, part, here, index), context, backdrop));
                }
            }
        }

        return arbiter is null || backdrop is null ? Reconciliation.Reconcile(found, document) : Verdict.Reach(found, document, backdrop, arbiter);
    }

    private static EntityMention? MainCompany(IReadOnlyList<EntityMention> mentions) =>
        mentions.Where(mention => mention.Mention.Entity.Kind == EntityKind.Company && mention.Role != MentionRole.Coreference)
            .GroupBy(mention => mention.Mention.Entity).MaxBy(group => group.Count())?.First();

    // Whatever words join them, the arbiter looks at a state and another.
    private bool IsPair(EntityMention[] mentions) => arbiter is not null && Array.Find(mentions, mention => mention.Mention.Entity.Kind == EntityKind.Country) is { } state
        && Array.Exists(mentions, mention => mention.Mention.Entity.Kind != EntityKind.Instrument && mention.Mention.Entity != state.Mention.Entity);

    // A pronoun or "the ministry" may act, so one mention that can be a target is enough, or none where an earlier sentence took a position.
    private bool MayHoldStance(Document document, int index, EntityMention[] mentions, ReadingContext context)
    {
        var isNamed = Array.Exists(mentions, mention => mention.Mention.Entity.Kind is EntityKind.Country or EntityKind.Company or EntityKind.Technology);
        return (isNamed && (IsPair(mentions) || CueFinder.HasCue(document, document.Sentences[index], lexicon)))
            || (context.LastJudged.Count > 0 && (isNamed || Anchors.IsIn(document, document.Sentences[index])));
    }

    // Both ends by halves: a sentence may have as many parts as mentions.
    private static EntityMention[] Within(EntityMention[] mentions, Sentence part)
    {
        var first = Halves.CountWhile(mentions, mention => mention.FirstToken < part.FirstToken);
        var end = Halves.CountWhile(mentions, mention => mention.FirstToken < part.EndToken);
        return Array.FindAll(mentions[first..end], mention => mention.EndToken <= part.EndToken);
    }

    private readonly record struct Part(Document Document, Sentence Words, EntityMention[] Mentions, int Index);

    private IReadOnlyList<RawStance> ReadPart(Part part, ReadingContext context, Backdrop? backdrop)
    {
        var (document, sentence, all, index) = part;
        var mentions = Within(all, sentence);
        parser ??= new(model);
        var words = new (int Start, int Length)[sentence.TokenCount];
        for (var word = 0; word < words.Length; word++)
        {
            var token = document.Tokens[sentence.FirstToken + word];
            words[word] = (token.Start, token.Length);
        }

        if (!parser.TryParse(document.Text, words, TagHints.Of(document, sentence, mentions, lexicon)))
        {
            return [];
        }

        var tree = new SentenceTree(document, sentence, parser, mentions);
        PronounReader.Resolve(tree, context);
        var cues = CueFinder.Find(tree, lexicon);
        // Before the sentence is read: reading it moves the context on.
        var (actors, targets) = (backdrop?.Actors(index, context) ?? [], backdrop?.Targets(index, context) ?? []);
        var reader = new SentenceReader(tree, cues, context, index);
        var found = reader.Read();
        if (arbiter is null)
        {
            return found;
        }
        var judged = arbiter.Judge(new(tree, cues, found, reader.Leanings, index) { AbsentActors = actors, AbsentTargets = targets, Before = context });
        RawStance[] taken = [.. judged.Where(one => one.Odds is { None: < MostDoubt })];
        context.LastJudged = taken.Length > 0 ? taken : context.LastJudged;
        Array.ForEach(taken, one => context.Said[(one.Actor, one.Target)] = one.Stance);
        return judged;
    }
}
