using System.Collections.Frozen;

namespace FastRr.Testing.Dns;

/// <summary>Mnemonics of RR types and classes, as the IANA registry has them.</summary>
public static class TypeName
{
    private const string Registry = """
        A=1 NS=2 CNAME=5 SOA=6 PTR=12 HINFO=13 MX=15 TXT=16 RP=17 AFSDB=18 AAAA=28 LOC=29 SRV=33 NAPTR=35 KX=36
        CERT=37 DNAME=39 OPT=41 DS=43 SSHFP=44 RRSIG=46 NSEC=47 DNSKEY=48 NSEC3=50 NSEC3PARAM=51 TLSA=52 SMIMEA=53
        CDS=59 CDNSKEY=60 OPENPGPKEY=61 CSYNC=62 ZONEMD=63 SVCB=64 HTTPS=65 SPF=99 EUI48=108 EUI64=109 IXFR=251
        AXFR=252 MAILB=253 ANY=255 URI=256 CAA=257
        """;

    private static readonly FrozenDictionary<string, ushort> Numbers = Registry
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('='))
        .ToFrozenDictionary(entry => entry[0], entry => ushort.Parse(entry[1]), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<ushort, string> Names =
        Numbers.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Types of data, in the order of their numbers: neither OPT nor those that only queries have.</summary>
    public static IReadOnlyList<ushort> DataTypes { get; } =
        [.. Numbers.Values.Where(type => type != 41 && type is < 249 or > 255).Order()];

    public static string Format(ushort type) => Names.GetValueOrDefault(type) ?? $"TYPE{type}";

    /// <summary>The number of a mnemonic or of TYPEnnn (RFC 3597 §5).</summary>
    public static ushort Parse(string text)
    {
        if (Numbers.TryGetValue(text, out var number))
            return number;
        if (text.StartsWith("TYPE", StringComparison.OrdinalIgnoreCase) && ushort.TryParse(text.AsSpan(4), out number))
            return number;
        throw new FormatException($"{text} is no RR type");
    }

    public static string FormatClass(ushort number) =>
        number switch { 1 => "IN", 3 => "CH", 4 => "HS", 255 => "ANY", _ => $"CLASS{number}" };

    public static ushort ParseClass(string text) => text.ToUpperInvariant() switch
    {
        "IN" => 1,
        "CH" => 3,
        "HS" => 4,
        "ANY" => 255,
        _ when text.StartsWith("CLASS", StringComparison.OrdinalIgnoreCase) => ushort.Parse(text.AsSpan(5)),
        _ => throw new FormatException($"{text} is no class"),
    };
}
