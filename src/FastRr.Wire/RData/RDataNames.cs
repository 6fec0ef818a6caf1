using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Wire.RData;

/// <summary>The domain names in the RDATA of the types we know.</summary>
public static class RDataNames
{
    /// <summary>No type has more names: SOA and RP have two.</summary>
    public const int MaxCount = 2;

    /// <summary>
    /// Whether the names of a type may be compressed in a message: only those of NS, CNAME, SOA, PTR and MX among the
    /// types we know (RFC 3597 §4).
    /// </summary>
    public static bool AreCompressible(RRType type) =>
        RDataFormat.FieldsOf(type).Contains(RDataField.CompressibleName);

    /// <summary>Finds the names, in the order they stand.</summary>
    /// <param name="type">Any type; none is found in one that we do not know.</param>
    /// <param name="rdata">Wire form, names uncompressed.</param>
    /// <param name="names">At least <see cref="MaxCount"/> places.</param>
    /// <returns>How many there are; of RDATA that is not in its type's format, those before the fault.</returns>
    public static int Find(RRType type, ReadOnlySpan<byte> rdata, Span<RDataName> names)
    {
        var fields = RDataFormat.FieldsOf(type);
        var count = 0;
        var offset = 0;
        foreach (var field in fields[..(LastNameOf(fields) + 1)])
        {
            var length = RDataFields.Measure(field, rdata[offset..]);
            if (length < 0)
                break;
            if (IsName(field))
                names[count++] = new RDataName(offset, length);
            offset += length;
        }
        return count;
    }

    /// <summary>
    /// Finds the name that an RR leads to, whose addresses a resolver will want: of NS, CNAME, DNAME, MX, KX, AFSDB,
    /// SRV, SVCB and HTTPS.
    /// </summary>
    /// <param name="type">Any type.</param>
    /// <param name="rdata">Wire form, names uncompressed.</param>
    /// <param name="target">
    /// Where the name stands; the root says that there is no target (RFC 2782, RFC 7505 §3), or, of SVCB and HTTPS in
    /// ServiceMode, that it is the owner (RFC 9460 §2.5.2).
    /// </param>
    /// <returns>False for another type, or RDATA not in its type's format.</returns>
    public static bool TryGetTarget(RRType type, ReadOnlySpan<byte> rdata, out RDataName target)
    {
        target = default;
        var offset = type switch
        {
            RRType.NS or RRType.CNAME or RRType.DNAME => 0,
            RRType.MX or RRType.KX or RRType.AFSDB or RRType.SVCB or RRType.HTTPS => 2,
            RRType.SRV => 6,
            _ => -1,
        };
        if (offset < 0 || offset > rdata.Length)
            return false;
        target = new RDataName(offset, DomainName.Measure(rdata[offset..], out _));
        return target.Length > 0;
    }

    private static int LastNameOf(ReadOnlySpan<RDataField> fields) =>
        fields.LastIndexOfAny(RDataField.CompressibleName, RDataField.Name);

    private static bool IsName(RDataField field) => field is RDataField.CompressibleName or RDataField.Name;
}
