using System.Net.Mail;

namespace Chokepoint.Data.Views;

/// <summary>Where a saved view announces changes of position: a web address or a mail address.</summary>
public sealed record AlertAddress(Uri? Webhook, string? Mail)
{
    public const int Longest = 500;

    /// <summary>What a list may show: a web address can hold a secret, so only its host.</summary>
    public string Shown => Webhook is { } webhook ? "webhook at " + webhook.Host : "mail to " + Mail;

    /// <summary>Null where the text is neither.</summary>
    public static AlertAddress? Parse(string? text)
    {
        text = text?.Trim();
        if (text is not { Length: > 0 and <= Longest } || text.Any(char.IsControl))
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address.UserInfo.Length == 0 ? new AlertAddress(address, null) : null;
        }

        // The bare address: a display name beside it could carry anything.
        return MailAddress.TryCreate(text, out var mail) && mail.Address == text ? new AlertAddress(null, text) : null;
    }
}
