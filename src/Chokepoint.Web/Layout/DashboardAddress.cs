namespace Chokepoint.Web.Layout;

internal static class DashboardAddress
{
    public const string Usual = "http://localhost:5080";

    /// <summary>Loopback unless told otherwise; assets are found also when run unpublished outside Development.</summary>
    public static IWebHostBuilder UseDashboardAddress(this IWebHostBuilder host)
    {
        if (string.IsNullOrEmpty(host.GetSetting(WebHostDefaults.ServerUrlsKey)) && string.IsNullOrEmpty(host.GetSetting("http_ports")))
        {
            host.UseUrls(Usual);
        }

        return host.UseStaticWebAssets();
    }
}
