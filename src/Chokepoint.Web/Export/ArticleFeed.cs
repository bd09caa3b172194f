using System.Globalization;
using System.Xml;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;

namespace Chokepoint.Web.Export;

/// <summary>The newest articles of a filter as Atom.</summary>
internal static class ArticleFeed
{
    private const string Path = "/feeds/articles.atom";

    public static void MapArticleFeed(this IEndpointRouteBuilder routes) => routes.MapGet(Path, SendAsync)
        .WithTags("Export").Produces(StatusCodes.Status200OK, contentType: AtomFeed.MediaType).ProducesProblem(400);

    private static async Task<IResult> SendAsync(HttpContext context, ArticleIndex index)
    {
        var request = await AtomFeed.RequestAsync(context);
        if (request.Problems.Count > 0)
        {
            return FilterRequest.Refuse(request.Problems);
        }

        var page = await index.PageAsync(request.Filter, null, AtomFeed.Entries, context.RequestAborted);
        var query = FilterQuery.Format(request.Filter);
        var title = query.Length == 0 ? "Chokepoint: all articles" : "Chokepoint: " + AtomFeed.Clean(Uri.UnescapeDataString(query));
        return new AtomFeed(Path, "/timeline", query, title).Answer(context, page.Rows, row => row.FirstSeenAt, WriteEntry);
    }

    private static void WriteEntry(XmlWriter xml, ArticleRow row, string site)
    {
        var page = string.Create(CultureInfo.InvariantCulture, $"{site}/articles/{row.Id}");
        xml.WriteElementString("id", AtomFeed.Namespace, page);
        xml.WriteElementString("title", AtomFeed.Namespace, AtomFeed.Clean(row.Title));
        xml.WriteElementString("updated", AtomFeed.Namespace, AtomFeed.Moment(row.FirstSeenAt));
        if (row.PublishedAt is { } published)
        {
            xml.WriteElementString("published", AtomFeed.Namespace, AtomFeed.Moment(published));
        }

        AtomFeed.LinksAndAuthor(xml, page, row.Url);
        foreach (var category in row.Focus.Concat(row.Companies))
        {
            xml.WriteStartElement("category", AtomFeed.Namespace);
            xml.WriteAttributeString("term", category);
            xml.WriteEndElement();
        }

        xml.WriteElementString("summary", AtomFeed.Namespace, AtomFeed.Clean(row.Lead));
    }
}
