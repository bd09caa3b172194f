namespace Chokepoint.Scraper.Feeds.Markup;

/// <summary>The attributes of one start tag, values not decoded yet, and where the tag ends.</summary>
internal readonly record struct TagText(List<(string Name, string Value)> Attributes, int End, bool IsClosed)
{
    /// <summary>Reads from behind the name. A tag that never ends, or in which the next one starts, ends there.</summary>
    public static TagText Read(string source, int at)
    {
        List<(string, string)> attributes = [];
        while (at < source.Length)
        {
            switch (source[at])
            {
                case '>':
                    return new TagText(attributes, at + 1, false);
                case '/' when at + 1 < source.Length && source[at + 1] == '>':
                    return new TagText(attributes, at + 2, true);
                case '<':
                    return new TagText(attributes, at, false);
                case var value when char.IsWhiteSpace(value) || value is '/' or '=' or '"' or '\'':
                    at++;
                    break;
                default:
                    at = ReadAttribute(source, at, attributes);
                    break;
            }
        }

        return new TagText(attributes, source.Length, false);
    }

    /// <summary>The scope within this element: the outer one unless it declares namespaces itself.</summary>
    public NamespaceScope? Declares(NamespaceScope? outer, CharacterReferences references)
    {
        NamespaceScope? own = null;
        foreach (var (name, value) in Attributes)
        {
            if (name.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase) && (name.Length == 5 || name[5] == ':'))
            {
                own ??= new NamespaceScope(outer);
                own.Declare(name.Length == 5 ? "" : name[6..], references.Decode(value));
            }
        }

        return own ?? outer;
    }

    private static int ReadAttribute(string source, int at, List<(string, string)> attributes)
    {
        var end = at;
        while (end < source.Length && !char.IsWhiteSpace(source[end]) && source[end] is not ('=' or '>' or '<' or '/' or '"' or '\''))
        {
            end++;
        }

        var name = source[at..end];
        var sign = SkipSpace(source, end);
        if (sign >= source.Length || source[sign] != '=')
        {
            attributes.Add((name, ""));
            return end;
        }

        var start = SkipSpace(source, sign + 1);
        var (value, next) = ReadValue(source, start);
        attributes.Add((name, value));
        return next;
    }

    private static (string Value, int Next) ReadValue(string source, int start)
    {
        if (start < source.Length && source[start] is '"' or '\'')
        {
            // A quote that is never closed ends with the tag.
            var quote = source[start];
            var end = source.IndexOf(quote, start + 1);
            var tag = end < 0 ? source.IndexOf('>', start) : end;
            tag = tag < 0 ? source.Length : tag;
            return (source[(start + 1)..tag], end < 0 ? tag : tag + 1);
        }

        var stop = start;
        while (stop < source.Length && !char.IsWhiteSpace(source[stop]) && source[stop] is not ('>' or '<'))
        {
            stop++;
        }

        return (source[start..stop], stop);
    }

    private static int SkipSpace(string source, int at)
    {
        while (at < source.Length && char.IsWhiteSpace(source[at]))
        {
            at++;
        }

        return at;
    }
}
