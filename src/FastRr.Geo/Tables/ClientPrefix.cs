namespace FastRr.Geo.Tables;

/// <summary>What of an address stands for a client where the choice follows the client: its /24, or its /56 in IPv6. An
/// IPv6 address that holds an IPv4 address counts as that.</summary>
public static class ClientPrefix
{
    private const int IPv4Bits = 24;
    private const int IPv6Bits = 56;
    private const ulong IPv4Mask = 0xFFFF_FF00;
    private const ulong IPv6Mask = 0xFFFF_FFFF_FFFF_FF00;

    /// <summary>The prefix of the address a query came from.</summary>
    /// <param name="high">The upper 64 bits of the address; IPv4 is ::ffff:a.b.c.d.</param>
    /// <param name="low">The lower 64 bits.</param>
    /// <returns>Its bits, the first uppermost, then zeros.</returns>
    public static ulong OfSource(ulong high, ulong low) =>
        EmbeddedIPv4.Find(high, low, out var address) == EmbeddedIPv4.None ? high & IPv6Mask : OfIPv4(address);

    /// <summary>The prefix of a client subnet.</summary>
    /// <param name="high">The upper 64 bits of ADDRESS, padded with zeros; 0 for IPv4.</param>
    /// <param name="low">The lower 64 bits; an IPv4 address is the lower 32 of them.</param>
    /// <param name="sourceLength">SOURCE PREFIX-LENGTH, over 0.</param>
    /// <param name="isIPv4">FAMILY is 1.</param>
    /// <param name="scopeLength">Bits of the family asked within which all clients have this prefix.</param>
    /// <returns>Its bits, the first uppermost, then zeros.</returns>
    public static ulong OfSubnet(ulong high, ulong low, int sourceLength, bool isIPv4, out int scopeLength)
    {
        var before = 0;
        var address = (uint)low;
        if (!isIPv4)
            before = EmbeddedIPv4.Find(high, low, out address);
        if (before == EmbeddedIPv4.None || (before > 0 && sourceLength <= before))
        {
            scopeLength = IPv6Bits;
            return high & IPv6Mask;
        }
        scopeLength = before + IPv4Bits;
        return OfIPv4(address);
    }

    private static ulong OfIPv4(uint address) => (address & IPv4Mask) << 32;
}
