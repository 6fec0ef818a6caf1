using FastRr.Wire.Registry;

namespace FastRr.Wire.RData;

/// <summary>Rules that bind the fields of one RDATA to each other.</summary>
internal static class RDataRules
{
    private const int Sha1Length = 20;
    private const int Sha256Length = 32;
    private const int Sha384Length = 48;
    private const int Sha512Length = 64;

    // RFC 8976 §2.2.4: "MUST NOT be shorter than 12 octets".
    private const int MinZoneDigestLength = 12;

    /// <param name="type">Any type.</param>
    /// <param name="rdata">Each field already found right.</param>
    public static RDataViolation Check(RRType type, ReadOnlySpan<byte> rdata) => type switch
    {
        RRType.DS => CheckDelegationDigest(rdata),
        RRType.CDS => CheckChildDigest(rdata),
        RRType.CDNSKEY => CheckChildKey(rdata),
        RRType.ZONEMD => CheckZoneDigest(rdata),
        _ => RDataViolation.None,
    };

    public static string Describe(RDataViolation violation) => violation switch
    {
        RDataViolation.DigestLength => "a digest of this kind has another length",
        RDataViolation.DeleteForm =>
            "algorithm 0 asks for deletion: nothing but CDS 0 0 0 00 or CDNSKEY 0 3 0 AA== (RFC 8078)",
        _ => "",
    };

    private static RDataViolation CheckDelegationDigest(ReadOnlySpan<byte> rdata)
    {
        // The digest types of RFC 4034 §A.2, RFC 4509 §2, RFC 5933 §3 and RFC 6605 §2.
        var expected = rdata[3] switch
        {
            1 => Sha1Length,
            2 or 3 => Sha256Length,
            4 => Sha384Length,
            _ => rdata.Length - 4,
        };
        return rdata.Length - 4 == expected ? RDataViolation.None : RDataViolation.DigestLength;
    }

    private static RDataViolation CheckChildDigest(ReadOnlySpan<byte> rdata)
    {
        if (rdata[2] != 0)
            return CheckDelegationDigest(rdata);
        return rdata.SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0, 0, 0])
            ? RDataViolation.None
            : RDataViolation.DeleteForm;
    }

    private static RDataViolation CheckChildKey(ReadOnlySpan<byte> rdata) =>
        rdata[3] != 0 || rdata.SequenceEqual((ReadOnlySpan<byte>)[0, 0, 3, 0, 0])
            ? RDataViolation.None
            : RDataViolation.DeleteForm;

    private static RDataViolation CheckZoneDigest(ReadOnlySpan<byte> rdata)
    {
        var length = rdata.Length - 6;
        // RFC 8976 §5.3: hash algorithm 1 is SHA-384, 2 is SHA-512.
        var expected = rdata[5] switch
        {
            1 => Sha384Length,
            2 => Sha512Length,
            _ => Math.Max(length, MinZoneDigestLength),
        };
        return length == expected ? RDataViolation.None : RDataViolation.DigestLength;
    }
}
