using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Positions;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Web.Sources;
using Chokepoint.Web.Timeline;

namespace Chokepoint.Web.Matrix;

/// <summary>One sentence in a cell's pane.</summary>
public sealed record CellLine(long ArticleId, string Sentence, DateTimeOffset At, SourceCard Source, Voice Voice);

/// <summary>All that is known of one pair on a day.</summary>
public sealed record CellView(Pair Pair, DateOnly Day)
{
    /// <summary>Null where no position is known.</summary>
    public PositionEntry? Position { get; init; }

    public EvidenceLine? Deciding { get; init; }
    public IReadOnlyList<PositionEntry> History { get; init; } = [];

    /// <summary>Newest sentences by stance, without those set apart.</summary>
    public required IReadOnlyDictionary<Stance, IReadOnlyList<CellLine>> Lines { get; init; }

    /// <summary>Sentences of state outlets of the target's home.</summary>
    public IReadOnlyList<CellLine> Apart { get; init; } = [];
}

/// <summary>Reads the sentences behind a cell: a handful for each stance, whatever their number.</summary>
internal sealed class CellLoader(PositionShelf shelf, ArticleIndex index, StanceEvidence evidence, TimeProvider time)
{
    private const int EachStance = 8;

    public static bool IsKnown(string actor, string target) =>
        EntityCatalogue.Default.Find(new Entity(EntityKind.Country, actor)) is not null && EntityCatalogue.Default.Find(TargetKey.Parse(target)) is not null;

    public async Task<CellView> LoadAsync(Pair pair, PositionQuery query, SourceList sources, CancellationToken cancellationToken)
    {
        var day = query.Day(time);
        var book = await shelf.GetAsync(cancellationToken);
        var position = book.Find(pair, day);
        var lines = await LinesAsync(pair, query, sources, cancellationToken);
        var wanted = position is null ? null : new[] { (position.Span.DecidingArticleId, pair) };
        var found = wanted is null ? null : await evidence.ReadAsync(wanted, cancellationToken);
        return new CellView(pair, day)
        {
            Position = position,
            Deciding = found?.Values.FirstOrDefault(),
            History = [.. book.History(pair).Where(entry => DateOnly.FromDateTime(entry.Span.From.UtcDateTime) <= day)],
            Lines = lines.Where(line => line.Line.Voice != Voice.Apart).GroupBy(line => line.Stance)
                .ToDictionary(group => group.Key, group => (IReadOnlyList<CellLine>)[.. group.Select(line => line.Line)]),
            Apart = [.. lines.Where(line => line.Line.Voice == Voice.Apart).Select(line => line.Line)],
        };
    }

    private async Task<List<(Stance Stance, CellLine Line)>> LinesAsync(Pair pair, PositionQuery query, SourceList sources, CancellationToken cancellationToken)
    {
        var filter = query.Filter.Only("actor", pair.Actor).Only("target", pair.Target) with { Sort = ArticleSort.NewestFirst };
        filter = query.AsOf is { } day && !(filter.To < day) ? filter with { To = day } : filter;
        var pages = await Task.WhenAll(Enum.GetValues<Stance>().Select(stance =>
            index.PageAsync(filter.Only("stance", StanceNames.Of(stance)), null, EachStance, cancellationToken)));
        var target = TargetKey.Parse(pair.Target);
        return
        [
            .. from page in pages.Select((page, stance) => (page.Rows, Stance: (Stance)stance))
               from row in page.Rows.DistinctBy(row => row.ClusterId)
               let stance = row.Stances.FirstOrDefault(stance => stance.Actor == pair.Actor && stance.Target == pair.Target && stance.Stance == page.Stance)
               where stance is not null
               let source = sources.Find(row.SourceId)
               select (page.Stance, new CellLine(
                   row.Id, stance.Evidence ?? row.Title, row.PublishedAt ?? row.FirstSeenAt, source, Voices.Of(pair.Actor, target, (source.Country, source.Affiliation)))),
        ];
    }
}
