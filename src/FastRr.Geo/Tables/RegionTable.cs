namespace FastRr.Geo.Tables;

/// <summary>
/// The region of every address. Immutable; look-ups allocate nothing and fit any thread. What the configuration says of
/// clients that no rule matches, and of <c>here</c>, is in it already.
/// </summary>
public sealed class RegionTable
{
    private readonly IPv4Ranges _sourceIPv4;
    private readonly IPv6Ranges _sourceIPv6;
    private readonly IPv4Ranges _subnetIPv4;
    private readonly IPv6Ranges _subnetIPv6;

    /// <param name="sourceIPv4">For the address a query came from.</param>
    /// <param name="sourceIPv6">The same; where an address holds an IPv4 address, that one decides.</param>
    /// <param name="subnetIPv4">For client subnets; the source's own where they agree.</param>
    /// <param name="subnetIPv6">The same.</param>
    internal RegionTable(
        IPv4Ranges sourceIPv4, IPv6Ranges sourceIPv6, IPv4Ranges subnetIPv4, IPv6Ranges subnetIPv6)
    {
        _sourceIPv4 = sourceIPv4;
        _sourceIPv6 = sourceIPv6;
        _subnetIPv4 = subnetIPv4;
        _subnetIPv6 = subnetIPv6;
    }

    /// <summary>Octets of all arrays.</summary>
    public long OctetCount
    {
        get
        {
            var count = _subnetIPv4.OctetCount + _subnetIPv6.OctetCount;
            count += _sourceIPv4 == _subnetIPv4 ? 0 : _sourceIPv4.OctetCount;
            return count + (_sourceIPv6 == _subnetIPv6 ? 0 : _sourceIPv6.OctetCount);
        }
    }

    /// <summary>A table in which everyone belongs to one region.</summary>
    /// <param name="region">Its number, below 65 535.</param>
    public static RegionTable ForOne(ushort region)
    {
        var ipv4 = new IPv4Ranges(AddressRanges.Uniform(32, region));
        var ipv6 = new IPv6Ranges(AddressRanges.Uniform(128, region));
        return new RegionTable(ipv4, ipv6, ipv4, ipv6);
    }

    /// <summary>The region of the address a query came from, for a query without a client subnet or with an empty
    /// one (RFC 7871 §7.1.2: SOURCE PREFIX-LENGTH 0).</summary>
    /// <param name="high">The upper 64 bits of the address; IPv4 is ::ffff:a.b.c.d.</param>
    /// <param name="low">The lower 64 bits.</param>
    /// <returns>The region with scope 0: the answer says nothing of other clients of the same resolver.</returns>
    public RegionMatch FindSource(ulong high, ulong low)
    {
        var region = EmbeddedIPv4.Find(high, low, out var address) == EmbeddedIPv4.None
            ? _sourceIPv6.FindRegion(high, low)
            : _sourceIPv4.FindRegion(address);
        return new RegionMatch(region, 0);
    }

    /// <summary>The region of a client subnet that is not empty.</summary>
    /// <param name="high">The upper 64 bits of ADDRESS, padded with zeros; 0 for IPv4.</param>
    /// <param name="low">The lower 64 bits; an IPv4 address is the lower 32 of them.</param>
    /// <param name="sourceLength">SOURCE PREFIX-LENGTH, 1 to 32 or 128.</param>
    /// <param name="isIPv4">FAMILY is 1.</param>
    /// <returns>The region and the scope, which may be longer or shorter than the source (RFC 7871 §7.2.1).</returns>
    public RegionMatch FindSubnet(ulong high, ulong low, int sourceLength, bool isIPv4)
    {
        if (isIPv4)
            return _subnetIPv4.Find((uint)low);
        var before = EmbeddedIPv4.Find(high, low, out var address);
        // A subnet that holds no bit of the IPv4 address is plain IPv6.
        if (before == EmbeddedIPv4.None || sourceLength <= before)
            return _subnetIPv6.Find(high, low);
        var match = _subnetIPv4.Find(address);
        // Where IPv4 is one region all over, the prefix that holds it may be part of a wider range of that region.
        if (_subnetIPv4.IsUniform && _subnetIPv6.Find(high, low) is var plain && plain.Region == match.Region)
            return plain;
        return match with { ScopeLength = (byte)(before + match.ScopeLength) };
    }
}
