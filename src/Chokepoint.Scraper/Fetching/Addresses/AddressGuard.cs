using System.Net;
using System.Net.Sockets;
using Microsoft.Security.AntiSSRF;

namespace Chokepoint.Scraper.Fetching.Addresses;

/// <summary>
/// Which addresses the scraper may connect to: public ones, and those networks that the operator opened. An IPv6 address that
/// carries an IPv4 one is judged by what it carries.
/// </summary>
internal sealed class AddressGuard(IEnumerable<IPNetwork> allowed)
{
    private static readonly IPNetwork[] Denied = [.. IPAddressRanges.recommendedLatest.Select(IPNetwork.Parse)];
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");
    private static readonly IPNetwork Translated = IPNetwork.Parse("::ffff:0:0:0/96");

    private readonly IPNetwork[] allowed = [.. allowed];

    public bool IsBlocked(IPAddress address)
    {
        var plain = Unwrap(address);
        if (allowed.Any(network => network.Contains(plain) || network.Contains(address)))
        {
            return false;
        }

        return Denied.Any(network => network.Contains(plain) || network.Contains(address));
    }

    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        // A scope names a link of this machine: it must not hide the address from the ranges.
        var bare = new IPAddress(address.GetAddressBytes());
        return bare.IsIPv4MappedToIPv6 || Compatible.Contains(bare) || Translated.Contains(bare)
            ? new IPAddress(bare.GetAddressBytes()[12..])
            : bare;
    }
}
