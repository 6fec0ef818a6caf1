using FastRr.Wire.Presentation;

namespace FastRr.Wire.RData;

/// <summary>Octets without a meaning of their own: digests, keys and signatures, salts and hashed names.</summary>
internal static class OctetFields
{
    private const string ExpectedHex = "hexadecimal digits";
    private const string ExpectedBase64 = "base64";
    private const string ExpectedSalt = "a salt in hexadecimal of up to 255 octets, or '-'";
    private const string ExpectedHash = "a hashed owner name in base32hex";

    /// <summary>Reads all tokens that are left as one run of hexadecimal digits.</summary>
    public static bool TryParseHex(ref RDataParser parser)
    {
        var digits = 0;
        do
        {
            if (!parser.TryTake(ExpectedHex, out var token))
                return false;
            if (((digits + token.Length + 1) >> 1) > parser.Free.Length)
                return parser.FailForRoom();
            if (!HexText.TryParsePiece(token, parser.Free, ref digits))
                return parser.Reject(ExpectedHex);
        }
        while (!parser.AtEnd);
        if ((digits & 1) != 0)
            return parser.Fail("an odd number of hexadecimal digits");
        parser.Advance(digits >> 1);
        return true;
    }

    /// <summary>Reads all tokens that are left as one run of base64.</summary>
    public static bool TryParseBase64(ref RDataParser parser)
    {
        var octets = new Base64Text(parser.Free);
        do
        {
            if (!parser.TryTake(ExpectedBase64, out var token))
                return false;
            if (!octets.TryAdd(token))
                return octets.IsFull ? parser.FailForRoom() : parser.Reject(ExpectedBase64);
        }
        while (!parser.AtEnd);
        if (!octets.IsComplete)
            return parser.Fail("base64 comes in groups of four characters: the last is not complete");
        parser.Advance(octets.Length);
        return true;
    }

    /// <summary>RFC 8078 §4 writes the digest of a CDS that asks for deletion as 0; its erratum 5049 as 00.</summary>
    public static bool TryParseDigestOrDelete(ref RDataParser parser) =>
        IsDelete(ref parser) ? TryParseZero(ref parser) : TryParseHex(ref parser);

    /// <summary>
    /// RFC 8078 §4 writes the key of a CDNSKEY that asks for deletion as 0; its erratum 5049 as AA==.
    /// </summary>
    public static bool TryParseKeyOrDelete(ref RDataParser parser) =>
        IsDelete(ref parser) ? TryParseZero(ref parser) : TryParseBase64(ref parser);

    public static bool TryParseSalt(ref RDataParser parser)
    {
        if (!parser.TryTake(ExpectedSalt, out var token))
            return false;
        // RFC 5155 §3.3: '-' stands for no salt.
        if (token.Length == 1 && token[0] == (byte)'-')
            return parser.TryWrite(0);
        if (token.Length is 0 or > byte.MaxValue * 2 || (token.Length & 1) != 0)
            return parser.Reject(ExpectedSalt);
        var digits = 0;
        if (!parser.TryWrite((byte)(token.Length >> 1)))
            return false;
        if (parser.Free.Length < token.Length >> 1)
            return parser.FailForRoom();
        if (!HexText.TryParsePiece(token, parser.Free, ref digits))
            return parser.Reject(ExpectedSalt);
        parser.Advance(digits >> 1);
        return true;
    }

    public static bool TryParseHashedOwner(ref RDataParser parser)
    {
        if (!parser.TryTake(ExpectedHash, out var token))
            return false;
        var length = Base32HexText.LengthOf(token.Length);
        if (length is 0 or > byte.MaxValue)
            return parser.Reject(ExpectedHash);
        if (!parser.TryWrite((byte)length))
            return false;
        if (parser.Free.Length < length)
            return parser.FailForRoom();
        if (!Base32HexText.TryParse(token, parser.Free))
            return parser.Reject(ExpectedHash);
        parser.Advance(length);
        return true;
    }

    public static void FormatSalt(ReadOnlySpan<byte> octets, ref PresentationWriter writer)
    {
        if (octets.Length == 1)
            writer.Add((byte)'-');
        else
            HexText.Format(octets[1..], ref writer);
    }

    public static void FormatHashedOwner(ReadOnlySpan<byte> octets, ref PresentationWriter writer) =>
        Base32HexText.Format(octets[1..], ref writer);

    /// <summary>RFC 5155 §3.1.5: the hash's length is 1 to 255.</summary>
    public static int MeasureHashedOwner(ReadOnlySpan<byte> octets)
    {
        var length = StringFields.MeasureString(octets);
        return length > 1 ? length : -1;
    }

    private static bool IsDelete(ref RDataParser parser) =>
        parser.Remaining == 1 && !parser.IsNextQuoted && parser.Peek.SequenceEqual("0"u8);

    private static bool TryParseZero(ref RDataParser parser) =>
        parser.TryTake(ExpectedHex, out _) && parser.TryWrite(0);
}
