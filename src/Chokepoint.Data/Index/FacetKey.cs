using Chokepoint.Data.Articles;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;

namespace Chokepoint.Data.Index;

/// <summary>A facet: its filter key, its choice in a filter, and the tokens that hold its values.</summary>
internal sealed record FacetKey(string Key, Func<ArticleFilter, FacetChoice> ChoiceOf, EntityKind? EntityKind, TokenKind Token)
{
    public const string Stance = "stance";
    public const string Actor = "actor";
    public const string Target = "target";
    public const string Source = "source";
    public const string Language = "language";

    public static readonly IReadOnlyList<FacetKey> All =
    [
        new("country", filter => filter.Countries, Tagging.EntityKind.Country, TokenKind.FocusCountry),
        new("company", filter => filter.Companies, Tagging.EntityKind.Company, TokenKind.Company),
        new("technology", filter => filter.Technologies, Tagging.EntityKind.Technology, TokenKind.Technology),
        new("instrument", filter => filter.Instruments, Tagging.EntityKind.Instrument, TokenKind.Instrument),
        new(Stance, filter => filter.Stances, null, TokenKind.Stance),
        new(Actor, filter => filter.Actors, null, TokenKind.Actor),
        new(Target, filter => filter.Targets, null, TokenKind.Target),
        new(Source, filter => filter.Sources, null, TokenKind.Source),
        new(Language, filter => filter.Languages, null, TokenKind.Language),
    ];

    public bool IsStancePart => Token is TokenKind.Stance or TokenKind.Actor or TokenKind.Target;

    public bool IsColumn => Token is TokenKind.Source or TokenKind.Language;

    /// <summary>Countries have two kinds of token; the filter's focus says which one counts.</summary>
    public TokenKind TokenKindOf(ArticleFilter filter) =>
        Token == TokenKind.FocusCountry && !filter.FocusOnly ? TokenKind.Country : Token;
}
