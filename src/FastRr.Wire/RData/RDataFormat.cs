using FastRr.Wire.Registry;
using static FastRr.Wire.RData.RDataField;

namespace FastRr.Wire.RData;

/// <summary>The fields of each type's RDATA in wire order, which is also the order in master files. A new type is one line.</summary>
internal static class RDataFormat
{
    /// <summary>The fields of a type; empty for a type whose format we do not know (RFC 3597).</summary>
    public static ReadOnlySpan<RDataField> FieldsOf(RRType type) => type switch
    {
        // RFC 1035 §3.3, §3.4
        RRType.A => [IPv4Address],
        RRType.NS or RRType.CNAME or RRType.PTR => [CompressibleName],
        RRType.SOA => [CompressibleName, CompressibleName, Number32, Seconds, Seconds, Seconds, Seconds],
        RRType.HINFO => [CharacterString, CharacterString],
        RRType.MX => [Number16, CompressibleName],
        RRType.TXT or RRType.SPF => [CharacterStrings], // RFC 7208 §3.1 for SPF
        RRType.RP => [Name, Name], // RFC 1183 §2.2
        RRType.AFSDB => [Number16, Name], // RFC 1183 §1
        RRType.AAAA => [IPv6Address], // RFC 3596 §2.2
        RRType.SRV => [Number16, Number16, Number16, Name], // RFC 2782
        RRType.NAPTR => [Number16, Number16, CharacterString, CharacterString, CharacterString, Name], // RFC 3403 §4.1
        RRType.KX => [Number16, Name], // RFC 2230 §3
        RRType.DNAME => [Name], // RFC 6672 §2.1
        _ => [],
    };
}
