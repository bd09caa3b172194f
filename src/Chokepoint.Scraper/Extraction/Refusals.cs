using Chokepoint.Scraper.Extraction.Body;
using Chokepoint.Scraper.Extraction.Declared;
using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction;

/// <summary>Pages that are no articles, in the words that the ledger shows. Only short texts are suspected: real articles quote such words too.</summary>
internal static class Refusals
{
    private const int ShortText = 700;
    private const int StubText = 350;
    private const int LeastText = 60;

    private static readonly string[] ErrorTitles =
    [
        "404", "403", "500", "502", "503", "page not found", "not found", "access denied", "forbidden", "error", "just a moment", "attention required",
        "service unavailable", "bad gateway", "are you a robot", "robot check", "security check", "seite nicht gefunden", "page introuvable",
        "página no encontrada", "pagina non trovata", "página não encontrada", "pagina niet gevonden", "nie znaleziono", "страница не найдена",
    ];

    private static readonly string[] ErrorTexts =
    [
        "page you are looking for", "page you were looking for", "page you requested", "page cannot be found", "page could not be found", "enable javascript",
        "checking your browser", "verify you are human", "unusual traffic", "you don't have permission", "access to this page has been denied", "error reference",
    ];

    private static readonly string[] PaywallTexts =
    [
        "subscribe to continue", "subscribe to read", "to continue reading", "already a subscriber", "subscribers only", "subscriber-only", "log in to read",
        "sign in to read", "create a free account", "register to continue", "unlock this article", "start your trial", "weiterlesen mit", "jetzt abonnieren",
        "réservé aux abonnés", "réservé à nos abonnés", "contenido exclusivo para suscriptores", "riservato agli abbonati", "exclusivo para assinantes",
        "voor abonnees", "kun for abonnenter", "tylko dla prenumeratorów", "только для подписчиков",
    ];

    /// <summary>Why the page is no article; null when nothing speaks against it.</summary>
    public static string? Reason(PageTree tree, Declarations page, string title, string body)
    {
        if (body.Length > ShortText)
        {
            return null;
        }

        var text = Text(tree);
        if (ErrorTitles.Any(word => title.StartsWith(word, StringComparison.OrdinalIgnoreCase)) || (body.Length < StubText && Says(body, ErrorTexts)))
        {
            return "an error page: " + title;
        }

        if (body.Length < StubText && (LabelRules.IsConsent(body) || (body.Length < LeastText && LabelRules.IsConsent(text))))
        {
            return "a consent wall: the page shows its cookie notice, not the article";
        }

        if (body.Length < StubText && (Says(text, PaywallTexts) || (!page.Linked.IsFree && body.Length < StubText / 2)))
        {
            return "a paywall: only a stub of the article is shown";
        }

        return body.Length < LeastText ? "no article text found" : Listing(tree, page, body);
    }

    private static string? Listing(PageTree tree, Declarations page, string body)
    {
        var declared = page.Linked.Headline is not null || page.Meta.First("og:type") is "article" || page.Meta.First("article:published_time") is not null;
        var links = tree.Blocks.Count(block => block.LinkShare > 0.8 && block.Text.Length is > 25 and < 200);
        return !declared && links >= 15 && body.Length < StubText ? "a listing: many links to articles and no text of its own" : null;
    }

    private static bool Says(string text, string[] words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    // The whole page, but no more than tells.
    private static string Text(PageTree tree)
    {
        var text = new System.Text.StringBuilder();
        foreach (var block in tree.Blocks)
        {
            text.Append(block.Text, 0, Math.Min(block.Text.Length, 1000)).Append('\n');
            if (text.Length > 20_000)
            {
                break;
            }
        }

        return text.ToString();
    }
}
