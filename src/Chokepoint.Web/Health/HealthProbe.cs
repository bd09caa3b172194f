namespace Chokepoint.Web.Health;

/// <summary>`Chokepoint.Web health`: asks the server on this machine whether it is ready, for the health check of a container.</summary>
internal static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <returns>0 when the server answers that it is ready, 1 otherwise; the reason goes to <paramref name="error"/>.</returns>
    public static async Task<int> RunAsync(string? urls, TextWriter error)
    {
        var address = new Uri(OnThisMachine(urls), "/health/ready");
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address);
            if (answer.IsSuccessStatusCode)
            {
                return 0;
            }

            await error.WriteLineAsync($"{address} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await error.WriteLineAsync($"{address}: {exception.Message}");
        }

        return 1;
    }

    // "http://0.0.0.0:5080;https://+:5081" listens everywhere; the probe asks the first of them on loopback.
    internal static Uri OnThisMachine(string? urls)
    {
        var first = (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        var parsed = BindingAddress.Parse(first ?? Layout.DashboardAddress.Usual);
        return new UriBuilder(parsed.Scheme, "127.0.0.1", parsed.Port).Uri;
    }
}
