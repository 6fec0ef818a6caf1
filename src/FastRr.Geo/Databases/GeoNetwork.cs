using System.Buffers.Binary;
using System.Net;

namespace FastRr.Geo.Databases;

/// <summary>A network that a database has a record for.</summary>
/// <param name="First">The first address: an IPv4 one in the low 32 bits.</param>
/// <param name="PrefixLength">Bits: 0 to 32 in the IPv4 space, 0 to 128 in the IPv6 space.</param>
/// <param name="DataOffset">Where its record starts in the data section, in octets. Networks with the same offset have
/// the same record.</param>
public readonly record struct GeoNetwork(UInt128 First, int PrefixLength, int DataOffset)
{
    /// <summary>As people write it.</summary>
    /// <param name="isIPv4">Which space it is of.</param>
    public string Format(bool isIPv4)
    {
        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(octets, First);
        return $"{new IPAddress(isIPv4 ? octets[12..] : octets)}/{PrefixLength}";
    }
}
