using System.IO.Compression;
using System.Text;

namespace Chokepoint.Data.Articles;

/// <summary>Raw pages, as small as they get at a speed that does not slow the scraper.</summary>
internal static class PageArchive
{
    public static byte[] Compress(string html)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, new BrotliCompressionOptions { Quality = 5 }))
        {
            brotli.Write(Encoding.UTF8.GetBytes(html));
        }

        return target.ToArray();
    }

    public static string Expand(byte[] compressed)
    {
        using var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
