using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Chokepoint.Data.Articles;
using Chokepoint.Scraper.Duplicates;
using Chokepoint.Scraper.Extraction;
using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Fetching.Encodings;
using Chokepoint.Scraper.Pipeline;
using CsvHelper;
using CsvHelper.Configuration;

namespace Chokepoint.Scraper.Import;

/// <summary>Files, folders and addresses given by hand become articles, each stored once, each answered.</summary>
public sealed class ArticleImporter
{
    // One transaction and one tagging on all processors; still small enough to show that it goes on.
    private const int RowsAtOnce = 100;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly string[] Endings = [".txt", ".html", ".htm", ".jsonl", ".csv"];
    private readonly ArticleFiling store;
    private readonly PoliteClient client;

    internal ArticleImporter(ArticleFiling store, PoliteClient client)
    {
        this.store = store;
        this.client = client;
    }

    /// <summary>One outcome for each article found, as it is stored.</summary>
    /// <param name="path">A file, a folder (read with its subfolders) or an http address.</param>
    public async IAsyncEnumerable<ImportOutcome> ImportAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Uri.TryCreate(path, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            yield return await ImportAddressAsync(path, cancellationToken);
            yield break;
        }

        if (!File.Exists(path) && !Directory.Exists(path))
        {
            yield return new ImportOutcome.Rejected(path, "no such file or folder");
            yield break;
        }

        foreach (var file in Directory.Exists(path) ? FilesIn(path) : [path])
        {
            await foreach (var outcome in ImportFileAsync(file, cancellationToken))
            {
                yield return outcome;
            }
        }
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);

    private async IAsyncEnumerable<ImportOutcome> ImportFileAsync(string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        switch (Path.GetExtension(file).ToLowerInvariant())
        {
            case ".jsonl":
                await foreach (var outcome in StoreRowsAsync(JsonRows(file), file, cancellationToken))
                {
                    yield return outcome;
                }

                break;
            case ".csv":
                await foreach (var outcome in StoreRowsAsync(CsvRows(file), file, cancellationToken))
                {
                    yield return outcome;
                }

                break;
            case ".html" or ".htm":
                yield return await ImportPageAsync(file, cancellationToken);
                break;
            default:
                yield return await ImportTextAsync(file, cancellationToken);
                break;
        }
    }

    private async Task<ImportOutcome> ImportTextAsync(string file, CancellationToken cancellationToken)
    {
        if (new FileInfo(file).Length > ImportedText.MaximumBytes)
        {
            return new ImportOutcome.Rejected(file, ImportedText.TooLarge);
        }

        var (text, why) = ImportedText.Decode(await File.ReadAllBytesAsync(file, cancellationToken));
        if (text is null)
        {
            return new ImportOutcome.Rejected(file, why ?? "no text");
        }

        var (title, body) = ImportedText.Split(text);
        return await StoreAsync(new ArticleDraft { Title = title, Body = body }, file, cancellationToken);
    }

    private async Task<ImportOutcome> ImportPageAsync(string file, CancellationToken cancellationToken)
    {
        if (new FileInfo(file).Length > ImportedText.MaximumBytes)
        {
            return new ImportOutcome.Rejected(file, "larger than 10 MB");
        }

        var html = HtmlEncoding.Decode(await File.ReadAllBytesAsync(file, cancellationToken));
        return await StorePageAsync(html, null, file, cancellationToken);
    }

    private async Task<ImportOutcome> ImportAddressAsync(string url, CancellationToken cancellationToken)
    {
        var result = await client.FetchAsync(new FetchRequest(url), cancellationToken);
        return result is FetchResult.Fetched { Page: var page }
            ? await StorePageAsync(HtmlEncoding.Decode(page.Body, page.Charset), page.Url, url, cancellationToken)
            : new ImportOutcome.Rejected(url, result.Message);
    }

    private async Task<ImportOutcome> StorePageAsync(string html, string? url, string item, CancellationToken cancellationToken)
    {
        var result = ArticleExtractor.Extract(html, url is null ? null : new Uri(url));
        return result switch
        {
            ExtractionResult.Article { Value: var article } =>
                await StoreAsync(Draft(article, html, url), item, cancellationToken),
            ExtractionResult.NotArticle { Reason: var reason } => new ImportOutcome.Rejected(item, reason),
            _ => new ImportOutcome.Rejected(item, "no article"),
        };
    }

    private static ArticleDraft Draft(ExtractedArticle article, string html, string? url) => new()
    {
        Url = url ?? (Uri.TryCreate(article.CanonicalUrl, UriKind.Absolute, out var canonical) && ArticleAssembly.NamesArticle(canonical, canonical) ? article.CanonicalUrl : null),
        CanonicalUrl = article.CanonicalUrl,
        Title = article.Title,
        Body = article.Body,
        PublishedAt = article.Published?.At,
        PublishedPrecision = article.Published?.Precision ?? PublishedPrecision.Unknown,
        PublishedOrigin = article.Published?.Origin ?? PublishedOrigin.None,
        SourceName = article.Site,
        Author = article.Author,
        Site = article.Site,
        Language = article.Language,
        ImageUrl = article.ImageUrl,
        Html = html,
    };

    private async IAsyncEnumerable<ImportOutcome> StoreRowsAsync(
        IEnumerable<(int Line, ImportRow? Row, string? Why)> rows, string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            var read = some.Select(entry => (entry.Line, Read: entry.Row?.Read() ?? (null, entry.Why))).ToList();
            var tagged = read.Select(entry => entry.Read.Draft).OfType<ArticleDraft>()
                .AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(draft => draft.Tagged()).ToList();
            var stored = new Queue<StoreResult>(await store.AddManyAsync(tagged, cancellationToken));
            foreach (var (line, (draft, why)) in read)
            {
                var item = string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}");
                yield return draft is null ? new ImportOutcome.Rejected(item, why ?? "unreadable") : Outcome(item, stored.Dequeue());
            }
        }
    }

    private async Task<ImportOutcome> StoreAsync(ArticleDraft draft, string item, CancellationToken cancellationToken) =>
        Outcome(item, await store.AddAsync(draft.Tagged(), cancellationToken));

    private static ImportOutcome Outcome(string item, StoreResult stored) => stored switch
    {
        StoreResult.Added { Id: var id } => new ImportOutcome.Added(item, id),
        StoreResult.Revised { Id: var id, Number: var number } => new ImportOutcome.Revised(item, id, number),
        _ => new ImportOutcome.Duplicate(item, stored.Id),
    };

    private static IEnumerable<(int Line, ImportRow? Row, string? Why)> JsonRows(string file)
    {
        var line = 0;
        foreach (var text in File.ReadLines(file))
        {
            line++;
            if (text.Trim().Length > 0)
            {
                var (row, why) = JsonRow(text);
                yield return (line, row, why);
            }
        }
    }

    private static (ImportRow? Row, string? Why) JsonRow(string text)
    {
        try
        {
            return (JsonSerializer.Deserialize<ImportRow>(text, Json), "an empty line of JSON");
        }
        catch (JsonException exception)
        {
            return (null, $"no JSON object with title, body, published, source, url ({exception.Message.Split('.')[0]})");
        }
    }

    private static IEnumerable<(int Line, ImportRow? Row, string? Why)> CsvRows(string file)
    {
        using var reader = new StreamReader(file);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
            MissingFieldFound = null,
            BadDataFound = null,
        });
        if (!csv.Read() || !csv.ReadHeader() || csv.HeaderRecord is not { } names
            || !names.Any(name => name.Trim().Equals("title", StringComparison.OrdinalIgnoreCase) || name.Trim().Equals("body", StringComparison.OrdinalIgnoreCase)))
        {
            yield return (1, null, "no header with title or body. The columns are title, body, published, source, url");
            yield break;
        }

        while (csv.Read())
        {
            string? Field(string name) => csv.TryGetField<string>(name, out var value) ? value : null;
            yield return (csv.Parser.RawRow, new ImportRow(Field("title"), Field("body"), Field("published"), Field("source"), Field("url")), null);
        }
    }
}
