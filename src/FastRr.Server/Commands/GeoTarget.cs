using System.Net;
using System.Net.Sockets;
using FastRr.Geo.Regions;
using FastRr.Server.Configuration.Values;

namespace FastRr.Server.Commands;

/// <summary>Whom <c>fastrr geo</c> is asked about: an address that sends queries, or a client subnet.</summary>
/// <param name="Text">As given.</param>
/// <param name="Network">The client subnet; of an address all bits.</param>
/// <param name="IsAddress">An address: it stands for a query without a client subnet.</param>
internal sealed record GeoTarget(string Text, IPNetwork Network, bool IsAddress)
{
    public bool IsIPv4 => Network.BaseAddress.AddressFamily == AddressFamily.InterNetwork;

    /// <summary>The address, or the first one of the subnet.</summary>
    public UInt128 Address => AddressNumber.Of(Network.BaseAddress);

    /// <returns>What is wrong with the text, or null.</returns>
    public static string? Parse(string text, out GeoTarget target)
    {
        var wrong = NetworkText.Parse(text, out var network);
        var isAddress = !text.Contains('/', StringComparison.Ordinal);
        // As a socket that takes both families names an IPv4 client.
        if (isAddress && network.BaseAddress.IsIPv4MappedToIPv6)
            network = new IPNetwork(network.BaseAddress.MapToIPv4(), 32);
        target = new GeoTarget(text, network, isAddress);
        return wrong is null && network.PrefixLength == 0
            ? $"'{text}': a client subnet of no bits says nothing, so the address that asks decides"
            : wrong;
    }
}
