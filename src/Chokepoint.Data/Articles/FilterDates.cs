using System.Globalization;

namespace Chokepoint.Data.Articles;

internal static class FilterDates
{
    private const string Form = "yyyy-MM-dd";

    public static string? Format(DateOnly? day) => day?.ToString(Form, CultureInfo.InvariantCulture);

    public static DateOnly? ParseOrNull(string value) =>
        DateOnly.TryParseExact(value, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>How the day should have been written; an order of day and month that can only be one is turned round.</summary>
    public static string Mend(string value)
    {
        string[] forms = ["d-M-yyyy", "d.M.yyyy", "d/M/yyyy", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "M/d/yyyy", "yyyy-MM", "yyyy"];
        foreach (var form in forms)
        {
            if (DateOnly.TryParseExact(value, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return $"Write the day as year-month-day, for example {Format(day)}.";
            }
        }

        return "Write a day of the calendar as year-month-day, for example 2020-12-31.";
    }
}
