using Chokepoint.Scraper.Fetching.Urls;

namespace Chokepoint.UnitTests.Scraper.Fetching;

public sealed class UrlTests
{
    [Theory]
    [InlineData("../b?x#y", "https://example.com/a/c/d", "https://example.com/a/b?x#y")]
    [InlineData("//other.org/p", "https://example.com/", "https://other.org/p")]
    [InlineData("?page=2", "https://example.com/a?x", "https://example.com/a?page=2")]
    [InlineData(" /a b\n", "http://example.com:80", "http://example.com/a%20b")]
    [InlineData("http://0x7f.1/", null, "http://127.0.0.1/")]
    [InlineData("http://[::ffff:10.0.0.1]/", null, "http://[::ffff:a00:1]/")]
    [InlineData("https://B\u00fccher.example", null, "https://xn--bcher-kva.example/")]
    [InlineData("https:\\\\example.com\\x", null, "https://example.com/x")]
    [InlineData("http://example.com:99999/", null, null)]
    [InlineData("http://exa mple.com/", null, null)]
    [InlineData("javascript:alert(1)", "https://example.com/", null)]
    [InlineData("relative", null, null)]
    public void Resolves_as_browsers_do(string reference, string? from, string? expected) =>
        Assert.Equal(expected, UrlResolver.Resolve(reference, from));

    [Theory]
    [InlineData("HTTPS://Example.com:443/a/../b//c/?utm_source=x&b=2&a=1#top", "https://example.com/b/c/?a=1&b=2")]
    [InlineData("http://example.com/%7euser/%c3%a9?fbclid=1", "http://example.com/~user/%C3%A9")]
    [InlineData("http://user:pw@example.com./x;jsessionid=0A1B?PHPSESSID=12", "http://example.com/x")]
    [InlineData("https://web.example/save/https://a.example/x", "https://web.example/save/https://a.example/x")]
    [InlineData("example.com/a", "http://example.com/a")]
    [InlineData("urn:chokepoint:12", "urn:chokepoint:12")]
    public void Canonical_form_names_the_page(string url, string expected)
    {
        Assert.Equal(expected, CanonicalUrl.Of(url));
        Assert.Equal(expected, CanonicalUrl.Of(CanonicalUrl.Of(url)));
    }

    [Fact]
    public void Tracking_parameters_go_and_the_rest_stays_in_order() =>
        Assert.Equal("https://example.com/?b=1&a=2#x", TrackingParameters.Remove("https://example.com/?b=1&UTM_Source=n&a=2#x"));
}
