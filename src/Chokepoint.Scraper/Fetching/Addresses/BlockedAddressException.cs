namespace Chokepoint.Scraper.Fetching.Addresses;

/// <summary>A host whose every address lies in a network that is not open to the scraper.</summary>
internal sealed class BlockedAddressException(string host)
    : Exception($"{host} is an address of a private or reserved network; Scraper:AllowedPrivateNetworks opens it if that is meant");
