namespace Chokepoint.Scraper.Extraction.Page;

/// <summary>Which elements enclose a block.</summary>
[Flags]
internal enum BlockContext
{
    None = 0,
    ListItem = 1,
    Quote = 1 << 1,
    Figure = 1 << 2,
    Table = 1 << 3,
    Heading = 1 << 4,
    TopHeading = 1 << 5,
    Paragraph = 1 << 6,
    Aside = 1 << 7,
    Article = 1 << 8,
    Code = 1 << 9,
    Header = 1 << 10,
    Main = 1 << 11,
    Form = 1 << 12,
    FigureCaption = 1 << 13,
}
