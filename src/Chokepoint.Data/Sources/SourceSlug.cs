using System.Globalization;
using System.Text;

namespace Chokepoint.Data.Sources;

/// <summary>Short lower-case names of sources, as filters and addresses write them.</summary>
internal static class SourceSlug
{
    private const int Longest = 48;

    public static string Of(string name, string? address)
    {
        var slug = Latin(name);
        if (slug.Length == 0 && Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            slug = Latin(uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host);
        }

        return slug.Length == 0 ? "source" : slug;
    }

    public static string FirstFree(string stem, IReadOnlySet<string> taken)
    {
        var slug = stem;
        for (var number = 2; taken.Contains(slug); number++)
        {
            slug = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        }

        return slug;
    }

    private static string Latin(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString()[..Math.Min(slug.Length, Longest)].Trim('-');
    }
}
