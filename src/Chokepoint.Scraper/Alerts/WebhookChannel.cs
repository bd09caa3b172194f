using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chokepoint.Data.Positions;

namespace Chokepoint.Scraper.Alerts;

/// <summary>Posts each shift as JSON to a web address; the client refuses private networks that nobody opened.</summary>
internal sealed class WebhookChannel(WebhookOptions options, HttpClient client, string? dashboard) : AlertChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Uri address = new(options.Url);

    public override string Key => "webhook:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options.Url)))[..16];

    public override string Name => $"webhook at {address.Host}";

    public override string Query => options.Query;

    public override int AtOnce => 1;

    public override async Task SendAsync(IReadOnlyList<ShiftRow> shifts, CancellationToken cancellationToken)
    {
        foreach (var shift in shifts)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(ShiftMessage.Json(shift, dashboard), JsonSerializerOptions.Web);
            using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            message.Headers.TryAddWithoutValidation("X-Chokepoint-Event", "shift");
            if (options.Secret is { Length: > 0 } secret)
            {
                message.Headers.TryAddWithoutValidation("X-Chokepoint-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
            }

            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(Patience);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            if (!response.IsSuccessStatusCode)
            {
                throw new AlertRefusedException($"it answered {(int)response.StatusCode}");
            }
        }
    }
}
