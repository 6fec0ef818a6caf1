using System.Buffers.Binary;
using FastRr.Wire.Registry;
using FsCheck;
using FsCheck.Fluent;
using static FastRr.Tests.Wire.WireGenerators;

namespace FastRr.Tests.Wire.RData;

/// <summary>Random valid RDATA of every type, built from the RFCs and not from the code under test.</summary>
internal static class RDataGenerators
{
    private static readonly Gen<byte[]> String = Sized(Octet.ArrayOf(), 255).Select(WithLength);

    private static readonly Gen<byte[]> Strings =
        from count in Gen.Choose(1, 4)
        from strings in String.ArrayOf(count)
        select Join(strings);

    private static readonly Gen<byte[]> Bitmap =
        from types in Gen.Frequency(
            (4, Gen.Elements(1, 2, 5, 6, 15, 16, 28, 43, 46, 47, 48, 99, 128)),
            (2, Gen.Choose(256, 1300)),
            (1, Gen.Choose(65000, 65535))).ArrayOf()
        select BitmapOf(types);

    private static readonly Gen<byte[]> Location =
        from precisions in (from mantissa in Gen.Choose(0, 9)
                            from exponent in Gen.Choose(0, 9)
                            select mantissa == 0 ? (byte)0 : (byte)((mantissa << 4) | exponent)).ArrayOf(3)
        from latitude in Gen.Choose(-324_000_000, 324_000_000)
        from longitude in Gen.Choose(-648_000_000, 648_000_000)
        from altitude in Octets(4, 4)
        select Join([[0], precisions, FromEquator(latitude), FromEquator(longitude), altitude]);

    /// <summary>All the types of SEMANTICS section 4, and one we do not know.</summary>
    public static RRType[] Types { get; } =
    [
        RRType.A, RRType.NS, RRType.CNAME, RRType.SOA, RRType.PTR, RRType.HINFO, RRType.MX, RRType.TXT, RRType.RP,
        RRType.AFSDB, RRType.AAAA, RRType.LOC, RRType.SRV, RRType.NAPTR, RRType.KX, RRType.CERT, RRType.DNAME,
        RRType.DS, RRType.SSHFP, RRType.RRSIG, RRType.NSEC, RRType.DNSKEY, RRType.NSEC3, RRType.NSEC3PARAM, RRType.TLSA,
        RRType.SMIMEA, RRType.CDS, RRType.CDNSKEY, RRType.OPENPGPKEY, RRType.CSYNC, RRType.ZONEMD, RRType.SVCB,
        RRType.HTTPS, RRType.SPF, RRType.EUI48, RRType.EUI64, RRType.URI, RRType.CAA, (RRType)731,
    ];

    public static Gen<byte[]> Of(RRType type) => type switch
    {
        RRType.A => Octets(4, 4),
        RRType.AAAA => Address,
        RRType.NS or RRType.CNAME or RRType.PTR or RRType.DNAME => Name,
        RRType.SOA => All(Name, Name, Octets(20, 20)),
        RRType.HINFO => All(String, String),
        RRType.MX or RRType.KX or RRType.AFSDB => All(Octets(2, 2), Name),
        RRType.TXT or RRType.SPF => Strings,
        RRType.RP => All(Name, Name),
        RRType.LOC => Location,
        RRType.SRV => All(Octets(6, 6), Name),
        RRType.NAPTR => All(Octets(4, 4), String, String, String, Name),
        RRType.CERT => All(CertificateType, Octets(4, 60)),
        RRType.SSHFP => Octets(3, 40),
        RRType.TLSA or RRType.SMIMEA => Octets(4, 70),
        RRType.OPENPGPKEY => Octets(1, 300),
        RRType.EUI48 => Octets(6, 6),
        RRType.EUI64 => Octets(8, 8),
        RRType.URI => All(Octets(4, 4), Sized(Octet.NonEmptyListOf().Select(octets => octets.ToArray()), 300)),
        RRType.CAA => All(Octets(1, 1), PropertyTag, Octet.ArrayOf()),
        RRType.DNSKEY => Octets(5, 100),
        RRType.CDNSKEY => Gen.OneOf(All(Octets(3, 3), NonZero, Octets(1, 100)), Gen.Constant<byte[]>([0, 0, 3, 0, 0])),
        RRType.DS => All(Octets(3, 3), Digest),
        RRType.CDS => Gen.OneOf(All(Octets(2, 2), NonZero, Digest), Gen.Constant<byte[]>([0, 0, 0, 0, 0])),
        RRType.RRSIG => All(Octets(18, 18), Name, Octets(1, 100)),
        RRType.NSEC => All(Name, Bitmap.Where(bitmap => bitmap.Length > 0)),
        RRType.NSEC3 => All(Octets(4, 4), Octets(0, 255).Select(WithLength), Octets(1, 255).Select(WithLength), Bitmap),
        RRType.NSEC3PARAM => All(Octets(4, 4), Octets(0, 255).Select(WithLength)),
        RRType.CSYNC => All(Octets(6, 6), Bitmap),
        RRType.ZONEMD => All(Octets(5, 5), ZoneDigest),
        RRType.SVCB or RRType.HTTPS => All(Octets(2, 2), Name, ServiceGenerators.Parameters),
        _ => Octets(0, 100),
    };

    private static Gen<byte[]> CertificateType { get; } =
        Gen.OneOf(Octets(2, 2), Gen.Choose(1, 8).Select(kind => (byte[])[0, (byte)kind]));

    private static Gen<byte[]> PropertyTag { get; } =
        from length in Gen.Choose(1, 15)
        from octets in Gen.OneOf(Gen.Choose('a', 'z'), Gen.Choose('A', 'Z'), Gen.Choose('0', '9')).ArrayOf(length)
        select WithLength([.. octets.Select(octet => (byte)octet)]);

    private static Gen<byte[]> NonZero { get; } = Gen.Choose(1, 255).Select(octet => (byte[])[(byte)octet]);

    /// <summary>A digest type and its digest: 1 SHA-1, 2 SHA-256, 3 GOST, 4 SHA-384, others of any length.</summary>
    private static Gen<byte[]> Digest { get; } = Gen.OneOf(
        All(Gen.Constant<byte[]>([1]), Octets(20, 20)),
        All(Gen.Elements<byte>(2, 3).Select(kind => (byte[])[kind]), Octets(32, 32)),
        All(Gen.Constant<byte[]>([4]), Octets(48, 48)),
        All(Gen.Choose(5, 255).Select(kind => (byte[])[(byte)kind]), Octets(1, 60)));

    private static Gen<byte[]> ZoneDigest { get; } = Gen.OneOf(
        All(Gen.Constant<byte[]>([1]), Octets(48, 48)),
        All(Gen.Constant<byte[]>([2]), Octets(64, 64)),
        All(Gen.Choose(3, 255).Select(kind => (byte[])[(byte)kind]), Octets(12, 80)));

    /// <summary>IPv6 addresses with many zero groups, some of them IPv4-mapped.</summary>
    internal static Gen<byte[]> Address { get; } = Gen.Frequency(
        (6, Gen.Elements(0, 0, 0, 1, 0x10, 0x1234, 0xFFFF).ArrayOf(8).Select(groups =>
            Join([.. groups.Select(group => (byte[])[(byte)(group >> 8), (byte)group])]))),
        (1, Octets(4, 4).Select(address => (byte[])[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, .. address])),
        (1, Octets(16, 16)));

    internal static Gen<byte[]> All(params Gen<byte[]>[] parts) => Gen.CollectToArray(parts).Select(Join);

    internal static byte[] Join(byte[][] parts) => [.. parts.SelectMany(part => part)];

    internal static byte[] WithLength(byte[] octets) => [(byte)octets.Length, .. octets];

    private static Gen<byte[]> Sized(Gen<byte[]> octets, int maximum) =>
        octets.Select(value => value.Length > maximum ? value[..maximum] : value);

    private static byte[] FromEquator(int thousandths)
    {
        var octets = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(octets, (uint)((1L << 31) + thousandths));
        return octets;
    }

    private static byte[] BitmapOf(int[] types)
    {
        var bitmap = new List<byte>();
        foreach (var window in types.Distinct().GroupBy(type => type >> 8).OrderBy(window => window.Key))
        {
            var bits = new byte[(window.Max() & 255) / 8 + 1];
            foreach (var type in window)
                bits[(type & 255) / 8] |= (byte)(0x80 >> (type % 8));
            bitmap.AddRange([(byte)window.Key, (byte)bits.Length, .. bits]);
        }
        return [.. bitmap];
    }
}
