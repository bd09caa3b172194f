using System.Globalization;
using Chokepoint.Data.Positions;
using Chokepoint.Data.Views;

namespace Chokepoint.Scraper.Alerts;

/// <summary>Whom to tell: the channels of the configuration, and those that saved views ask for now.</summary>
internal sealed class AlertChannels(AlertOptions options, SavedViews views, HttpClient client)
{
    private readonly IReadOnlyList<AlertChannel> configured =
    [
        .. options.Webhooks.Select(webhook => new WebhookChannel(webhook, client, options.Dashboard)),
        .. options.Mail is { } mail ? [new MailChannel(mail, options.Dashboard)] : Array.Empty<AlertChannel>(),
    ];

    public async Task<IReadOnlyList<AlertChannel>> AllAsync(CancellationToken cancellationToken) =>
        [.. configured, .. (await views.AlertingAsync(cancellationToken)).Select(Of).OfType<AlertChannel>()];

    // Null where a mail is wished and no mail server is named: the page of views says so.
    private ViewChannel? Of(SavedView view) => AlertAddress.Parse(view.Alert) switch
    {
        { Webhook: { } webhook } => new(view, new WebhookChannel(new WebhookOptions { Url = webhook.OriginalString, Query = view.Query }, client, options.Dashboard), views),
        { Mail: { } address } when options.Mail is { } mail =>
            new(view, new MailChannel(mail with { To = [address], Query = view.Query }, options.Dashboard), views),
        _ => null,
    };
}

/// <summary>A channel that belongs to a saved view.</summary>
internal sealed class ViewChannel(SavedView view, AlertChannel inner, SavedViews views) : AlertChannel
{
    // With the address: a view that tells somebody else begins anew.
    public override string Key { get; } = string.Create(CultureInfo.InvariantCulture, $"view:{view.Id}:{inner.Key}");

    public override string Name => string.Create(CultureInfo.InvariantCulture, $"saved view {view.Id}, {inner.Name}");

    public override string Query => inner.Query;

    public override TimeSpan Every => inner.Every;

    public override int AtOnce => inner.AtOnce;

    public override async Task SendAsync(IReadOnlyList<ShiftRow> shifts, CancellationToken cancellationToken)
    {
        await inner.SendAsync(shifts, cancellationToken);
        await views.NoteAlertAsync(view.Id, cancellationToken);
    }
}
