namespace FastRr.Testing.Dns;

/// <summary>Reads RDATA, with the names in it decompressed where the type has any.</summary>
internal static class RDataReader
{
    // How RDATA starts: a digit is so many octets, 'n' a name, 's' a character-string; what follows is taken as it is.
    // Only names of the types of RFC 1035 may be compressed by a sender, but a reader takes more (RFC 3597 §4).
    private static string LayoutOf(ushort type) => type switch
    {
        2 or 5 or 12 or 39 => "n", // NS CNAME PTR DNAME
        6 or 17 => "nn", // SOA (five numbers behind) and RP
        15 or 18 or 36 or 64 or 65 => "2n", // MX AFSDB KX SVCB HTTPS
        33 => "6n", // SRV
        35 => "4sssn", // NAPTR
        46 => "99n", // RRSIG: 18 octets, then the signer
        47 => "n", // NSEC
        _ => "",
    };

    // RFC 3597 §4: a sender compresses only names in RDATA of types that RFC 1035 §3.3 defines.
    private static bool MayCompress(ushort type) => type is 2 or 5 or 6 or 12 or 15;

    public static (byte[] AsReceived, byte[] Canonical) Read(WireReader reader, ushort type, int length, string what)
    {
        var end = reader.Offset + length;
        List<byte> asReceived = [], canonical = [];
        foreach (var part in length == 0 ? "" : LayoutOf(type))
        {
            if (part == 'n')
            {
                var start = reader.Offset;
                var name = reader.Name(what);
                if (!MayCompress(type) && reader.Offset - start != name.Length)
                    throw reader.Error($"{what}: a compressed name in RDATA of type {TypeName.Format(type)}");
                asReceived.AddRange(name);
                canonical.AddRange(WireName.ToLower(name));
                continue;
            }
            var octets = part == 's' ? ReadString(reader, what) : reader.Take(part - '0', what).ToArray();
            asReceived.AddRange(octets);
            canonical.AddRange(octets);
        }
        if (reader.Offset > end)
            throw reader.Error($"{what}: RDATA of {length} octets ends inside a field");
        var rest = reader.Take(end - reader.Offset, what).ToArray();
        asReceived.AddRange(rest);
        canonical.AddRange(rest);
        return ([.. asReceived], [.. canonical]);
    }

    private static byte[] ReadString(WireReader reader, string what)
    {
        var length = reader.U8(what);
        return [length, .. reader.Take(length, what)];
    }
}
