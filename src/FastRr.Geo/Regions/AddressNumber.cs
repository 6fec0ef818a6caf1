using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace FastRr.Geo.Regions;

/// <summary>Addresses as numbers, in network order.</summary>
public static class AddressNumber
{
    /// <summary>192.0.2.1 is 0xC0000201; an IPv6 address takes all 128 bits.</summary>
    public static UInt128 Of(IPAddress address)
    {
        Span<byte> octets = stackalloc byte[16];
        if (address.AddressFamily == AddressFamily.InterNetwork)
            address.TryWriteBytes(octets[12..], out _);
        else
            address.TryWriteBytes(octets, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(octets);
    }

    /// <param name="number">As <see cref="Of"/> gives it.</param>
    /// <param name="isIPv4">Only the low 32 bits count.</param>
    public static IPAddress ToAddress(UInt128 number, bool isIPv4)
    {
        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(octets, number);
        return new IPAddress(isIPv4 ? octets[12..] : octets);
    }

    /// <summary>The last address of a network.</summary>
    /// <param name="first">Its first address.</param>
    /// <param name="prefixLength">Its length, 0 to <paramref name="bits"/>.</param>
    /// <param name="bits">32 or 128.</param>
    public static UInt128 LastOf(UInt128 first, int prefixLength, int bits) =>
        first | HostMask(bits - prefixLength);

    /// <summary>An address without the bits beyond a prefix.</summary>
    public static UInt128 Truncate(UInt128 address, int prefixLength, int bits) =>
        address & ~HostMask(bits - prefixLength);

    // A shift by all 128 bits would shift by none.
    private static UInt128 HostMask(int hostBits) =>
        hostBits == 128 ? UInt128.MaxValue : (UInt128.One << hostBits) - 1;
}
