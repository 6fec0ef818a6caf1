using FastRr.Wire.Registry;
using static FastRr.Wire.RData.RDataField;

namespace FastRr.Wire.RData;

/// <summary>
/// The fields of each type's RDATA in wire order, which is also the order in master files. A new type is one line.
/// </summary>
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
        RRType.LOC => [Location], // RFC 1876 §2
        RRType.SRV => [Number16, Number16, Number16, Name], // RFC 2782
        RRType.NAPTR => [Number16, Number16, CharacterString, CharacterString, CharacterString, Name], // RFC 3403 §4.1
        RRType.KX => [Number16, Name], // RFC 2230 §3
        RRType.CERT => [CertificateType, Number16, Algorithm, Base64], // RFC 4398 §2
        RRType.DNAME => [Name], // RFC 6672 §2.1
        RRType.SSHFP => [Number8, Number8, Hex], // RFC 4255 §3.1
        RRType.TLSA or RRType.SMIMEA => [Number8, Number8, Number8, Hex], // RFC 6698 §2.1, RFC 8162 §2
        RRType.OPENPGPKEY => [Base64], // RFC 7929 §2.1
        RRType.CSYNC => [Number32, Number16, TypeBitmap], // RFC 7477 §2.1
        RRType.ZONEMD => [Number32, Number8, Number8, Hex], // RFC 8976 §2.2
        RRType.SVCB or RRType.HTTPS => [Number16, Name, SvcParams], // RFC 9460 §2.2
        RRType.EUI48 => [Eui48], // RFC 7043 §3.1
        RRType.EUI64 => [Eui64], // RFC 7043 §4.1
        RRType.URI => [Number16, Number16, RDataField.Uri], // RFC 7553 §4.5
        RRType.CAA => [Number8, PropertyTag, LongText], // RFC 8659 §4.1
        // RFC 4034
        RRType.DNSKEY => [Number16, Number8, Algorithm, Base64],
        RRType.DS => [Number16, Algorithm, Number8, Hex],
        RRType.RRSIG => [RDataField.Type, Algorithm, Number8, Seconds, Time, Time, Number16, Name, Base64],
        RRType.NSEC => [Name, NonEmptyTypeBitmap],
        // RFC 5155 §3.2, §4.2
        RRType.NSEC3 => [Number8, Number8, Number16, Salt, HashedOwner, TypeBitmap],
        RRType.NSEC3PARAM => [Number8, Number8, Number16, Salt],
        // RFC 7344 §3, RFC 8078 §4
        RRType.CDS => [Number16, Algorithm, Number8, DigestOrDelete],
        RRType.CDNSKEY => [Number16, Number8, Algorithm, KeyOrDelete],
        _ => [],
    };
}
