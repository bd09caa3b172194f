using System.IO.Compression;

namespace Chokepoint.Scraper.Feeds.Markup;

/// <summary>Sitemaps are often files in gzip form, served as such.</summary>
internal static class GzipContent
{
    private const int MaximumLength = 64 * 1024 * 1024;

    /// <summary>The content itself, or what is packed in it; null where that is damaged or too large.</summary>
    public static ReadOnlyMemory<byte>? Unpack(ReadOnlyMemory<byte> content)
    {
        if (!content.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return content;
        }

        try
        {
            using var unpacked = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(content.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[81_920];
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                if (unpacked.Length + read > MaximumLength)
                {
                    return null;
                }

                unpacked.Write(buffer, 0, read);
            }

            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
