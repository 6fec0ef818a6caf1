using System.Net;
using System.Net.Sockets;
using System.Text;
using FastRr.Server.Configuration.Values;
using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Server.Commands;

/// <summary>Reads what stands behind <c>fastrr explain</c>.</summary>
internal static class ExplainValues
{
    // What resolvers send of an address (RFC 7871 §11.1).
    private const int IPv4Bits = 24;
    private const int IPv6Bits = 56;

    /// <summary>Reads QNAME; a dot at its end changes nothing.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? ParseName(string text, out byte[] name) =>
        DnsNameText.Parse(text, DomainName.Root, "domain name", out name);

    /// <summary>Reads QTYPE: a type of data, or ANY.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? ParseType(string text, out RRType type)
    {
        if (!RDataText.TryParseType(Encoding.UTF8.GetBytes(text), out type))
            return $"'{text}' is not a type: 'A', 'AAAA', 'HTTPS' or 'TYPE65280'";
        return RDataText.IsZoneData(type) || type == RRType.ANY
            ? null
            : $"'{text}' is no type of data: there is no answer to explain";
    }

    /// <summary>Reads a client subnet. A bare address stands for the prefix that resolvers send of it.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? ParseSubnet(string text, out IPNetwork subnet)
    {
        var wrong = NetworkText.Parse(text, out subnet);
        if (wrong is null && !text.Contains('/', StringComparison.Ordinal))
            subnet = SubnetOf(subnet.BaseAddress);
        return wrong;
    }

    /// <summary>The prefix that resolvers send of an address: /24 of IPv4, /56 of IPv6.</summary>
    public static IPNetwork SubnetOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bits = address.AddressFamily == AddressFamily.InterNetwork ? IPv4Bits : IPv6Bits;
        var octets = address.GetAddressBytes();
        octets.AsSpan(bits / 8).Clear();
        return new IPNetwork(new IPAddress(octets), bits);
    }
}
