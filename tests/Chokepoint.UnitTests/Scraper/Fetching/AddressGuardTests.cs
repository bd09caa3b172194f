using System.Net;
using Chokepoint.Scraper.Fetching.Addresses;

namespace Chokepoint.UnitTests.Scraper.Fetching;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:0:a00:1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1%1")]
    public void Blocks_private_and_reserved_networks(string address) => Assert.True(new AddressGuard([]).IsBlocked(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    public void Lets_the_public_web_through(string address) => Assert.False(new AddressGuard([]).IsBlocked(IPAddress.Parse(address)));

    [Fact]
    public void Opens_the_networks_of_the_setting_and_no_other()
    {
        var guard = new AddressGuard([IPNetwork.Parse("10.0.0.0/8")]);
        Assert.False(guard.IsBlocked(IPAddress.Parse("10.0.0.1")));
        Assert.False(guard.IsBlocked(IPAddress.Parse("::ffff:10.0.0.1")));
        Assert.True(guard.IsBlocked(IPAddress.Parse("192.168.0.1")));
    }

    [Fact]
    public async Task Drops_the_private_ones_of_several_addresses()
    {
        var connection = new GuardedConnection(
            new AddressGuard([]), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("8.8.8.8")]));
        Assert.Equal([IPAddress.Parse("8.8.8.8")], await connection.AllowedAsync("rebind.example", TestContext.Current.CancellationToken));
    }
}
