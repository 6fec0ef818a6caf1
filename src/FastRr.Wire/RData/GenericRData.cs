using FastRr.Wire.Presentation;
using FastRr.Wire.Registry;

namespace FastRr.Wire.RData;

/// <summary>The form that fits every type: \# length hexadecimal (RFC 3597 §5).</summary>
internal static class GenericRData
{
    private const string ExpectedLength = "the data's length, 0 to 65535";
    private const string ExpectedHex = "hexadecimal digits";

    public static ReadOnlySpan<byte> Marker => @"\#"u8;

    public static bool TryParse(RRType type, ref RDataParser parser)
    {
        if (!parser.TryTake(ExpectedLength, out _) || !parser.TryTake(ExpectedLength, out var token))
            return false;
        if (!IntervalText.TryParseNumber(token, ushort.MaxValue, out var length))
            return parser.Reject(ExpectedLength);
        var lengthToken = parser.Next - 1;
        var digits = 0;
        while (!parser.AtEnd)
        {
            if (!parser.TryTake(ExpectedHex, out token))
                return false;
            if (((digits + token.Length + 1) >> 1) > parser.Free.Length)
                return parser.FailForRoom();
            if (!HexText.TryParsePiece(token, parser.Free, ref digits))
                return parser.Reject(ExpectedHex);
        }
        if ((digits & 1) != 0)
            return parser.Fail("an odd number of hexadecimal digits");
        parser.Advance(digits >> 1);
        if (parser.Length != length)
            return parser.FailAt(lengthToken, RDataErrors.WrongGenericLength(length, parser.Length));
        // RFC 3597 §5: data of a known type must be in its format.
        return RDataText.IsValid(type, parser.Written)
            || parser.FailAt(lengthToken, RDataErrors.NotInFormat(RDataText.FormatType(type)));
    }

    public static void Format(ReadOnlySpan<byte> rdata, ref PresentationWriter writer)
    {
        writer.Add(Marker);
        writer.Add((byte)' ');
        writer.AddDecimal((uint)rdata.Length);
        if (rdata.IsEmpty)
            return;
        writer.Add((byte)' ');
        HexText.Format(rdata, ref writer);
    }
}
