namespace Chokepoint.Tagging.Text;

/// <summary>How words are compared: lower case, accents and invisible characters gone, one kind of apostrophe, "U.S." as "us".</summary>
internal static class NormalForm
{
    /// <summary>Longer words name nothing and are never looked up.</summary>
    public const int MaxLength = 48;

    // Position in the first string gives the base letter in the second.
    private const string Accented =
        "ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặÇçĆćĈĉĊċČčĎďĐđÐðÈÉÊËèéêëĒēĔĕĖėĘęĚěẸẹẺẻẼẽẾếỀềỂểỄễỆệĜĝĞğĠġĢģĤĥĦħÌÍÎÏìíîïĨĩĪīĬĭĮįİıỈỉỊị"
        + "ĴĵĶķĹĺĻļĽľŁłÑñŃńŅņŇňÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợŔŕŖŗŘřŚśŜŝŞşŠšȘșŢţŤťŦŧȚțÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưỤụỦủỨứỪừỬửỮữỰựŴŵÝýÿŶŷŸỲỳỴỵỶỷỸỹŹźŻżŽž";

    private const string Plain =
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaccccccccccddddddeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeegggggggghhhhiiiiiiiiiiiiiiiiiiiiii"
        + "jjkkllllllllnnnnnnnnoooooooooooooooooooooooooooooooooooooooooooorrrrrrssssssssssttttttttuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuwwyyyyyyyyyyyyyyzzzzzz";

    private static readonly char[] Folded = BuildTable();

    /// <summary>Writes the normal form; 0 where the word is too long to matter.</summary>
    public static int Write(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (word.Length > buffer.Length)
        {
            return WriteAny(word, buffer);
        }

        for (var i = 0; i < word.Length; i++)
        {
            var character = word[i];
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return WriteAny(word, buffer);
            }

            buffer[i] = (char)(character | 0x20);
        }

        return word.Length + 2 > buffer.Length ? 0 : word.Length;
    }

    private static int WriteAny(ReadOnlySpan<char> word, Span<char> buffer)
    {
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var character = word[i];
            if (Characters.IsInvisible(character) || character is >= '\u0300' and <= '\u036F')
            {
                continue;
            }

            if (length + 2 > buffer.Length)
            {
                return 0;
            }

            if (character == '&' && word[i..].StartsWith("&amp;", StringComparison.Ordinal))
            {
                i += 4;
            }

            length += Append(character, buffer[length..]);
        }

        return TrimDots(buffer[..length]);
    }

    public static string Of(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        return buffer[..Write(word, buffer)].ToString();
    }

    private static int Append(char character, Span<char> buffer)
    {
        var second = character switch { 'ß' => 's', 'æ' or 'Æ' or 'œ' or 'Œ' => 'e', 'þ' or 'Þ' => 'h', _ => '\0' };
        buffer[0] = character < Folded.Length ? Folded[character] : Fold(character);
        if (second == '\0')
        {
            return 1;
        }

        buffer[1] = second;
        return 2;
    }

    private static char Fold(char character) => character switch
    {
        '\u2018' or '\u2019' or '\u02BC' or '\uFF07' => '\'',
        '\u201C' or '\u201D' or '\u201E' => '"',
        '\u2010' or '\u2011' => '-',
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(character - 0xFEE0)),
        _ when Accented.IndexOf(character, StringComparison.Ordinal) is var index and >= 0 => Plain[index],
        _ => char.ToLowerInvariant(character),
    };

    // "U.S." and "US" are one word; "Inc." and "Inc" too; "Mail.ru" keeps its dot.
    private static int TrimDots(Span<char> word)
    {
        if (word.IndexOf('.') < 0)
        {
            return word.Length;
        }

        if (!IsDotted(word))
        {
            return word.Length > 1 && word[^1] == '.' && word[0] != '.' ? word.Length - 1 : word.Length;
        }

        for (var i = 0; i * 2 < word.Length; i++)
        {
            word[i] = word[i * 2];
        }

        return (word.Length + 1) / 2;
    }

    private static bool IsDotted(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if ((word[i] == '.') != (i % 2 == 1))
            {
                return false;
            }
        }

        return word.Length > 1;
    }

    private static char[] BuildTable()
    {
        var table = new char[0x250];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (char)i switch
            {
                'æ' or 'Æ' => 'a',
                'œ' or 'Œ' => 'o',
                'ß' => 's',
                'þ' or 'Þ' => 't',
                _ => Fold((char)i),
            };
        }

        return table;
    }
}
