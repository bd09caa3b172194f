using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Reads the rows of the index from PostgreSQL's binary COPY: no row is an object on the way.</summary>
internal sealed class CopyReader(NpgsqlConnection connection, TokenTable table)
{
    private const int HeaderLength = 19;
    private static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private readonly Dictionary<string, int> languages = new(StringComparer.Ordinal);
    private byte[] buffer = new byte[1 << 20];
    private int start;
    private int end;

    /// <summary>Blocks of so many rows, the last with the rest; it may be empty.</summary>
    /// <param name="select">Id, moment, source, language, cluster, tags.</param>
    /// <param name="rows">Rows of a block.</param>
    /// <param name="take">Gets the blocks, one after the other.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task ReadAsync(string select, int rows, Func<RowBlock, Task> take, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy ({select}) to stdout (format binary)", cancellationToken);
        start = end = 0;
        while (end < HeaderLength)
        {
            await FillAsync(copy, cancellationToken);
        }

        start = HeaderLength;
        var block = new RowBlock(rows);
        for (var used = TryRead(block); used >= 0; used = TryRead(block))
        {
            start += used;
            if (used == 0)
            {
                await FillAsync(copy, cancellationToken);
            }
            else if (block.Count == rows)
            {
                await take(block);
                block = new RowBlock(rows);
            }
        }

        await take(block);
    }

    private async Task FillAsync(NpgsqlRawCopyStream copy, CancellationToken cancellationToken)
    {
        if (start == 0 && end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        var read = await copy.ReadAsync(buffer.AsMemory(end), cancellationToken);
        end += read > 0 ? read : throw new EndOfStreamException("The rows of the index broke off.");
    }

    // Bytes of one row; 0 where it is not whole yet, -1 at the end.
    private int TryRead(RowBlock block)
    {
        var bytes = new FieldReader(buffer.AsSpan(start, end - start));
        if (!bytes.TryCount(out var count))
        {
            return 0;
        }

        if (count < 0)
        {
            return -1;
        }

        if (!bytes.TryNext(out var id) || !bytes.TryNext(out var at) || !bytes.TryNext(out var source)
            || !bytes.TryNext(out var language) || !bytes.TryNext(out var cluster) || !bytes.TryNext(out var tags))
        {
            return 0;
        }

        Add(block, (FieldReader.Long(id), Epoch + (FieldReader.Long(at) * TimeSpan.TicksPerMicrosecond), FieldReader.Long(cluster)),
            (TokenTable.SourceToken(FieldReader.Long(source)), language.IsEmpty ? 0 : LanguageToken(language)), tags);
        return bytes.Used;
    }

    private static void Add(RowBlock block, (long, long, long) row, (int Source, int Language) columns, ReadOnlySpan<byte> tags)
    {
        // An array: dimensions, flags, type, then length and lower bound where it is not empty, then each value after its length.
        const int Head = 20;
        var count = tags.Length < Head ? 0 : (tags.Length - Head) / 8;
        var tokens = block.Add(row, count + (columns.Language == 0 ? 1 : 2));
        for (var index = 0; index < count; index++)
        {
            tokens[index] = BinaryPrimitives.ReadInt32BigEndian(tags[(Head + (8 * index) + 4)..]);
        }

        tokens[count] = columns.Source;
        if (columns.Language != 0)
        {
            tokens[^1] = columns.Language;
        }
    }

    private int LanguageToken(ReadOnlySpan<byte> utf8)
    {
        Span<char> code = stackalloc char[utf8.Length];
        code = code[..Encoding.UTF8.GetChars(utf8, code)];
        var known = languages.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(code, out var token))
        {
            known[code] = token = table.LanguageToken(code.ToString());
        }

        return token;
    }

    private ref struct FieldReader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;

        public int Used { get; private set; }

        public static long Long(ReadOnlySpan<byte> field) => BinaryPrimitives.ReadInt64BigEndian(field);

        public bool TryCount(out short count)
        {
            var whole = bytes.Length >= 2;
            count = whole ? BinaryPrimitives.ReadInt16BigEndian(bytes) : (short)0;
            Used = 2;
            return whole;
        }

        // Null is empty, as no column has an empty value that means something else.
        public bool TryNext(out ReadOnlySpan<byte> field)
        {
            field = default;
            if (bytes.Length - Used < 4)
            {
                return false;
            }

            var length = Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(bytes[Used..]));
            Used += 4;
            if (bytes.Length - Used < length)
            {
                return false;
            }

            field = bytes.Slice(Used, length);
            Used += length;
            return true;
        }
    }
}
