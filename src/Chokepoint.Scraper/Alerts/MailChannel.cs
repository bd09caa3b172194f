using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Chokepoint.Data.Positions;

namespace Chokepoint.Scraper.Alerts;

/// <summary>One plain mail for all that is new since the last one.</summary>
internal sealed class MailChannel(MailOptions options, string? dashboard) : AlertChannel
{
    public override string Key => "mail:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', options.To))))[..16];

    public override string Name => $"mail through {options.Host}";

    public override string Query => options.Query;

    public override TimeSpan Every => options.Every;

    public override int AtOnce => 200;

    public override async Task SendAsync(IReadOnlyList<ShiftRow> shifts, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Encrypted, DeliveryMethod = SmtpDeliveryMethod.Network };
        if (options.User is { Length: > 0 } user)
        {
            client.Credentials = new NetworkCredential(user, options.Password);
        }

        using var message = new MailMessage { From = new MailAddress(options.From, "Chokepoint"), Subject = Subject(shifts), Body = Body(shifts) };
        message.SubjectEncoding = message.BodyEncoding = Encoding.UTF8;
        message.BodyTransferEncoding = TransferEncoding.QuotedPrintable;
        foreach (var to in options.To)
        {
            message.To.Add(new MailAddress(to));
        }

        await client.SendMailAsync(message, cancellationToken);
    }

    private static string Subject(IReadOnlyList<ShiftRow> shifts) =>
        Line(shifts.Count == 1 ? ShiftMessage.Subject(shifts[0]) : $"{shifts.Count} changes of position, first: {ShiftMessage.Subject(shifts[0])}");

    private string Body(IReadOnlyList<ShiftRow> shifts)
    {
        var text = new StringBuilder();
        foreach (var shift in shifts.OrderByDescending(shift => shift.At))
        {
            text.Append(ShiftMessage.Subject(shift)).Append(", ").AppendLine(ShiftMessage.Day(shift));
            Quote(text, "before", shift.BeforeEvidence);
            Quote(text, "now", shift.AfterEvidence);
            if (ShiftMessage.Link(shift, dashboard) is { } link)
            {
                text.Append("  ").AppendLine(link);
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    private static void Quote(StringBuilder text, string when, EvidenceLine? line)
    {
        if (line is not null)
        {
            text.Append("  ").Append(when).Append(": \"").Append(Line(line.Sentence)).Append("\" ").AppendLine(line.Url.StartsWith("http", StringComparison.Ordinal) ? line.Url : "");
        }
    }

    // Outside text must not add lines or headers.
    private static string Line(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
