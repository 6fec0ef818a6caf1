using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using FastRr.Engine;

namespace FastRr.Transports;

/// <summary>
/// Socket addresses in the system's form. Port and address stand at the same offsets on Linux, Windows and BSD:
/// port at 2, IPv4 address at 4, IPv6 address at 8, in network order.
/// </summary>
internal static class PeerAddress
{
    private const int PortOffset = 2;
    private const int IPv4Offset = 4;
    private const int IPv6Offset = 8;

    /// <summary>Nothing can be sent to port 0; who claims it has forged the source.</summary>
    public static bool HasPort(ReadOnlySpan<byte> address) =>
        BinaryPrimitives.ReadUInt16BigEndian(address[PortOffset..]) != 0;

    public static Requestor ToRequestor(ReadOnlySpan<byte> address, bool isIPv6) => isIPv6
        ? Requestor.FromIPv6(
            BinaryPrimitives.ReadUInt64BigEndian(address[IPv6Offset..]),
            BinaryPrimitives.ReadUInt64BigEndian(address[(IPv6Offset + 8)..]))
        : Requestor.FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(address[IPv4Offset..]));

    public static Requestor ToStreamRequestor(IPAddress address)
    {
        Span<byte> octets = stackalloc byte[16];
        if (!address.TryWriteBytes(octets, out var length))
            return default;
        return length == 16
            ? Requestor.FromIPv6(
                BinaryPrimitives.ReadUInt64BigEndian(octets),
                BinaryPrimitives.ReadUInt64BigEndian(octets[8..]),
                isStream: true)
            : Requestor.FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(octets), isStream: true);
    }

    public static SocketAddress CreateBuffer(AddressFamily family) =>
        new(family, SocketAddress.GetMaximumAddressSize(family));
}
