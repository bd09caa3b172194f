using Chokepoint.Data.Views;

namespace Chokepoint.UnitTests.Data.Views;

public sealed class AlertAddressTests
{
    [Theory]
    [InlineData("https://example.org/hook?token=secret", "webhook at example.org")]
    [InlineData(" http://example.org ", "webhook at example.org")]
    [InlineData("ann@example.org", "mail to ann@example.org")]
    public void A_web_or_mail_address_is_taken_and_shown_without_its_secret(string text, string shown) =>
        Assert.Equal(shown, AlertAddress.Parse(text)?.Shown);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("Ann <ann@example.org>")]
    [InlineData("ann@example.org, bob@example.org")]
    [InlineData("ann@example.org\r\nBcc: bob@example.org")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://user:word@example.org/")]
    [InlineData("javascript:alert(1)")]
    public void Everything_else_is_refused(string? text) => Assert.Null(AlertAddress.Parse(text));
}
