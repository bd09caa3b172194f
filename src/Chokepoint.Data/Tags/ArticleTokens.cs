using Chokepoint.Tagging;

namespace Chokepoint.Data.Tags;

/// <summary>Between the tagger's answer and <c>article.tags</c>. Lists keep their order; only shown stances become tokens.</summary>
public static class ArticleTokens
{
    /// <summary>Every entity of the tags that needs a number.</summary>
    public static IEnumerable<Entity> EntitiesOf(ArticleTags tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return tags.Countries.Concat(tags.Focus).Select(id => new Entity(EntityKind.Country, id))
            .Concat(tags.Companies.Select(id => new Entity(EntityKind.Company, id)))
            .Concat(tags.Technologies.Select(id => new Entity(EntityKind.Technology, id)))
            .Concat(tags.Instruments.Select(id => new Entity(EntityKind.Instrument, id)))
            .Concat(tags.Stances.SelectMany(stance => new[] { new Entity(EntityKind.Country, stance.Actor), stance.Target }));
    }

    public static int[] Encode(ArticleTags tags, EntityNumbers numbers)
    {
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentNullException.ThrowIfNull(numbers);
        var tokens = new List<int>(32);
        void Add(TokenKind token, EntityKind kind, IEnumerable<string> ids) =>
            tokens.AddRange(ids.Select(id => TagToken.Of(token, Known(numbers.NumberOf(new Entity(kind, id)), id))));

        Add(TokenKind.FocusCountry, EntityKind.Country, tags.Focus);
        Add(TokenKind.Country, EntityKind.Country, tags.Countries.Union(tags.Focus));
        Add(TokenKind.Company, EntityKind.Company, tags.Companies);
        Add(TokenKind.Technology, EntityKind.Technology, tags.Technologies);
        Add(TokenKind.Instrument, EntityKind.Instrument, tags.Instruments);
        foreach (var stance in tags.Stances.Where(stance => stance.Shown))
        {
            var actor = Known(numbers.NumberOf(new Entity(EntityKind.Country, stance.Actor)), stance.Actor);
            var target = Known(numbers.TargetCodeOf(stance.Target), stance.Target.Id);
            AddStance(tokens, actor, target, stance.Stance);
        }

        return [.. tokens.Distinct()];
    }

    /// <summary>The seven tokens of one stance: every subset of its parts, so that parts can be asked for together.</summary>
    public static void AddStance(ICollection<int> tokens, int actor, int target, Stance stance)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        tokens.Add(TagToken.OfStance(null, null, stance));
        tokens.Add(TagToken.OfStance(actor, null, null));
        tokens.Add(TagToken.OfStance(null, target, null));
        tokens.Add(TagToken.OfStance(actor, null, stance));
        tokens.Add(TagToken.OfStance(null, target, stance));
        tokens.Add(TagToken.OfStance(actor, target, null));
        tokens.Add(TagToken.OfStance(actor, target, stance));
    }

    /// <summary>Ids of one kind of token, in stored order; unknown numbers are left out.</summary>
    public static IReadOnlyList<string> Decode(ReadOnlySpan<int> tokens, TokenKind kind, EntityNumbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var ids = new List<string>();
        foreach (var token in tokens)
        {
            if (TagToken.KindOf(token) == kind && ValueOf(token, numbers) is { } id)
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    /// <summary>The value as a filter key writes it; null where the number is unknown.</summary>
    public static string? ValueOf(int token, EntityNumbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return TagToken.KindOf(token) switch
        {
            TokenKind.FocusCountry or TokenKind.Country => numbers.Find(EntityKind.Country, TagToken.PayloadOf(token))?.Id,
            TokenKind.Company => numbers.Find(EntityKind.Company, TagToken.PayloadOf(token))?.Id,
            TokenKind.Technology => numbers.Find(EntityKind.Technology, TagToken.PayloadOf(token))?.Id,
            TokenKind.Instrument => numbers.Find(EntityKind.Instrument, TagToken.PayloadOf(token))?.Id,
            TokenKind.Stance => StanceNames.Of(TagToken.StanceOf(token)),
            TokenKind.Actor => numbers.Find(EntityKind.Country, TagToken.ActorOf(token))?.Id,
            TokenKind.Target => numbers.FindTarget(TagToken.TargetOf(token)) is { } target ? TargetKey.Of(target) : null,
            _ => null,
        };
    }

    private static int Known(int? number, string id) => number
        ?? throw new InvalidOperationException($"'{id}' has no number: call EntityNumbering.EnsureAsync with the article's entities first.");
}
