using System.Net;
using System.Net.Sockets;
using FastRr.Geo.Tables;

namespace FastRr.Geo.Regions;

/// <summary>IPv6 networks whose addresses hold an IPv4 address, by which they are looked up.</summary>
public static class EmbeddedNetworks
{
    /// <summary>Whether an IPv6 network lies in a prefix of mapped, NAT64, 6to4 or Teredo addresses.</summary>
    /// <param name="network">Any network.</param>
    /// <param name="name">What the prefix is called, for people.</param>
    /// <param name="ipv4">The IPv4 network that has the same clients; null where no bit of it is there.</param>
    public static bool Find(IPNetwork network, out string name, out IPNetwork? ipv4)
    {
        name = "";
        ipv4 = null;
        if (network.BaseAddress.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        var first = AddressNumber.Of(network.BaseAddress);
        foreach (var (prefix, length) in EmbeddedIPv4.Prefixes)
        {
            if (network.PrefixLength < length || AddressNumber.Truncate(first, length, 128) != prefix)
                continue;
            var before = EmbeddedIPv4.Find((ulong)(first >> 64), (ulong)first, out var address);
            name = $"{AddressNumber.ToAddress(prefix, isIPv4: false)}/{length}";
            var bits = Math.Min(network.PrefixLength - before, 32);
            if (bits > 0)
            {
                var truncated = AddressNumber.Truncate(address, bits, 32);
                ipv4 = new IPNetwork(AddressNumber.ToAddress(truncated, isIPv4: true), bits);
            }
            return true;
        }
        return false;
    }
}
