using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;

namespace Chokepoint.Web.Api;

/// <summary>A place in a list as one opaque word; it holds the order too, since a place in one order is none in another.</summary>
internal static class ApiCursor
{
    public static string Write(Cursor cursor, ArticleSort sort) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{(int)sort}.{cursor.At.UtcTicks}.{cursor.Id}")));

    /// <summary>Null where it is none of ours for this order.</summary>
    public static Cursor? Read(string value, ArticleSort sort)
    {
        if (value.Length > 80 || !Base64Url.IsValid(value))
        {
            return null;
        }

        return Encoding.ASCII.GetString(Base64Url.DecodeFromChars(value)).Split('.') is [var order, var ticks, var id]
            && order == ((int)sort).ToString(CultureInfo.InvariantCulture)
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new Cursor(new DateTimeOffset(at, TimeSpan.Zero), number)
                : null;
    }
}
