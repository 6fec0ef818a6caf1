using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Zones;

/// <summary>Whether two RDATA are the same: names in them without case, for the types whose canonical form lower-cases
/// them (RFC 4034 §6.2), all else octet by octet.</summary>
internal static class RDataEquality
{
    public static bool Equals(RRType type, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length)
            return false;
        if (left.SequenceEqual(right))
            return true;
        var names = NamesIn(type, left);
        var (start, length) = names.GetOffsetAndLength(left.Length);
        return length > 0
            && left[..start].SequenceEqual(right[..start])
            && DomainName.EqualsIgnoreCase(left[names], right[names])
            && left[(start + length)..].SequenceEqual(right[(start + length)..]);
    }

    /// <summary>A hash that is equal for equal RDATA.</summary>
    public static ulong HashOf(RRType type, ReadOnlySpan<byte> rdata, ulong seed)
    {
        var names = rdata[NamesIn(type, rdata)];
        if (names.IsEmpty)
            return NameHash.Compute(rdata, seed);
        Span<byte> lower = stackalloc byte[names.Length];
        DomainName.ToLower(names, lower);
        return NameHash.Compute(lower, seed);
    }

    /// <summary>The octets that names take, adjacent ones together; none where the RDATA is not sound.</summary>
    private static Range NamesIn(RRType type, ReadOnlySpan<byte> rdata)
    {
        var start = type switch
        {
            RRType.NS or RRType.CNAME or RRType.PTR or RRType.DNAME or RRType.SOA or RRType.RP => 0,
            RRType.MX or RRType.AFSDB or RRType.KX => 2,
            RRType.SRV => 6,
            RRType.NAPTR => StartOfReplacement(rdata),
            _ => rdata.Length,
        };
        if (start >= rdata.Length)
            return 0..0;
        var end = start + DomainName.Measure(rdata[start..], out _);
        if (type is RRType.SOA or RRType.RP && end < rdata.Length)
            end += DomainName.Measure(rdata[end..], out _);
        return start..end;
    }

    /// <summary>RFC 3403 §4.1: two numbers of 16 bits and three character-strings stand before the name.</summary>
    private static int StartOfReplacement(ReadOnlySpan<byte> rdata)
    {
        var offset = 4;
        for (var strings = 0; strings < 3 && offset < rdata.Length; strings++)
            offset += rdata[offset] + 1;
        return offset;
    }
}
