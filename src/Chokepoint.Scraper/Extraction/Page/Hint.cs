namespace Chokepoint.Scraper.Extraction.Page;

/// <summary>What the class names, ids and roles of an element say about it. Words behind each lie in hints.tsv.</summary>
[Flags]
internal enum Hint
{
    None = 0,
    Body = 1,
    Caption = 1 << 1,
    Byline = 1 << 2,
    Date = 1 << 3,
    Share = 1 << 4,
    Related = 1 << 5,
    Promo = 1 << 6,
    Ad = 1 << 7,
    Comments = 1 << 8,
    Navigation = 1 << 9,
    Footer = 1 << 10,
    Sidebar = 1 << 11,
    Standfirst = 1 << 12,
    Topics = 1 << 13,
    Gallery = 1 << 14,
    Biography = 1 << 15,
    Kicker = 1 << 16,
    Embed = 1 << 17,
    Hidden = 1 << 18,
    Consent = 1 << 19,
    Box = 1 << 20,
    Paywall = 1 << 21,
    Header = 1 << 22,
    Title = 1 << 23,

    /// <summary>Never part of the text, whatever it holds.</summary>
    Junk = Share | Related | Promo | Ad | Comments | Navigation | Footer | Sidebar | Topics | Biography | Hidden | Consent,
}
