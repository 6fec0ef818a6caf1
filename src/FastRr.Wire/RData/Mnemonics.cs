using FastRr.Wire.Presentation;
using FastRr.Wire.Registry;

namespace FastRr.Wire.RData;

/// <summary>The mnemonics that stand in RDATA, by registry.</summary>
internal static class Mnemonics
{
    /// <summary>RR TYPEs: whatever <see cref="RRType"/> names.</summary>
    public static readonly MnemonicTable Types = CreateTypes();

    /// <summary>RR CLASSes (RFC 1035 §3.2.4, RFC 2136 §2.4, RFC 3597 §5).</summary>
    public static readonly MnemonicTable Classes = new(
        "CLASS",
        [("IN", (ushort)RRClass.IN),
        ("CH", (ushort)RRClass.CH),
        ("HS", (ushort)RRClass.HS),
        ("NONE", (ushort)RRClass.None),
        ("ANY", (ushort)RRClass.Any)]);

    /// <summary>Certificate types (RFC 4398 §2.1); others are plain numbers.</summary>
    public static readonly MnemonicTable CertificateTypes = new(
        "",
        [("PKIX", 1),
        ("SPKI", 2),
        ("PGP", 3),
        ("IPKIX", 4),
        ("ISPKI", 5),
        ("IPGP", 6),
        ("ACPKIX", 7),
        ("IACPKIX", 8),
        ("URI", 253),
        ("OID", 254)]);

    /// <summary>DNSSEC algorithms of the IANA registry, and spellings that other servers write.</summary>
    public static readonly MnemonicTable Algorithms = new(
        "",
        [("DELETE", 0),
        ("RSAMD5", 1),
        ("DH", 2),
        ("DSA", 3),
        ("RSASHA1", 5),
        ("DSA-NSEC3-SHA1", 6),
        ("NSEC3DSA", 6),
        ("RSASHA1-NSEC3-SHA1", 7),
        ("NSEC3RSASHA1", 7),
        ("RSASHA256", 8),
        ("RSASHA512", 10),
        ("ECC-GOST", 12),
        ("ECCGOST", 12),
        ("ECDSAP256SHA256", 13),
        ("ECDSAP384SHA384", 14),
        ("ED25519", 15),
        ("ED448", 16),
        ("SM2SM3", 17),
        ("ECC-GOST12", 23),
        ("INDIRECT", 252),
        ("PRIVATEDNS", 253),
        ("PRIVATEOID", 254)]);

    /// <summary>SvcParamKeys (RFC 9460 §14.3.2, RFC 9461 §7, RFC 9540 §6); others are keyNNN.</summary>
    public static readonly MnemonicTable ServiceKeys = new(
        "key",
        [("mandatory", ServiceKey.Mandatory),
        ("alpn", ServiceKey.Alpn),
        ("no-default-alpn", ServiceKey.NoDefaultAlpn),
        ("port", ServiceKey.Port),
        ("ipv4hint", ServiceKey.IPv4Hint),
        ("ech", ServiceKey.Ech),
        ("ipv6hint", ServiceKey.IPv6Hint),
        ("dohpath", ServiceKey.DohPath),
        ("ohttp", ServiceKey.Ohttp)]);

    private static MnemonicTable CreateTypes()
    {
        var types = Enum.GetValues<RRType>();
        var entries = new List<(string, ushort)>(types.Length);
        foreach (var type in types)
        {
            if (type != RRType.None)
                entries.Add((type.ToString(), (ushort)type));
        }
        return new MnemonicTable("TYPE", entries.ToArray());
    }
}
