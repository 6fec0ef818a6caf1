using FastRr.Wire.Presentation;

namespace FastRr.Wire.RData;

/// <summary>Character-strings (RFC 1035 §3.3), and text that runs to the end of the RDATA.</summary>
internal static class StringFields
{
    private const string ExpectedString = "a character-string";

    public static bool TryParseStrings(ref RDataParser parser)
    {
        do
        {
            if (!TryParseString(ref parser))
                return false;
        }
        while (!parser.AtEnd);
        return true;
    }

    public static bool TryParseString(ref RDataParser parser)
    {
        var lengthAt = parser.Length;
        if (!parser.TryWrite(0) || !TryParseText(ExpectedString, ref parser))
            return false;
        var length = parser.Length - lengthAt - 1;
        if (length > byte.MaxValue)
            return parser.Fail("a character-string has 255 octets at most: write it as several");
        parser.Written[lengthAt] = (byte)length;
        return true;
    }

    public static int MeasureString(ReadOnlySpan<byte> octets) =>
        octets.Length > 0 && octets[0] < octets.Length ? octets[0] + 1 : -1;

    public static int MeasureStrings(ReadOnlySpan<byte> octets)
    {
        var offset = 0;
        do
        {
            var length = MeasureString(octets[offset..]);
            if (length < 0)
                return -1;
            offset += length;
        }
        while (offset < octets.Length);
        return offset;
    }

    public static void FormatString(ReadOnlySpan<byte> octets, ref PresentationWriter writer) =>
        FormatText(octets[1..], ref writer);

    public static void FormatStrings(ReadOnlySpan<byte> octets, ref PresentationWriter writer)
    {
        for (var offset = 0; offset < octets.Length; offset += octets[offset] + 1)
        {
            if (offset > 0)
                writer.Add((byte)' ');
            FormatText(octets.Slice(offset + 1, octets[offset]), ref writer);
        }
    }

    public static void FormatText(ReadOnlySpan<byte> octets, ref PresentationWriter writer)
    {
        writer.Add((byte)'"');
        writer.AddQuotable(octets);
        writer.Add((byte)'"');
    }

    /// <summary>Writes the octets one token stands for, quoted or not.</summary>
    private static bool TryParseText(string expected, ref RDataParser parser)
    {
        if (!parser.TryTake(expected, out var token, out var isQuoted))
            return false;
        if (!isQuoted && PresentationEscape.IndexOfQuote(token) >= 0)
            return parser.Fail("a quotation mark inside unquoted text: quote it as a whole, or escape the mark");
        if (token.Length > parser.Free.Length)
            return parser.FailForRoom();
        if (!PresentationEscape.TryDecode(token, parser.Free, out var length))
            return parser.Fail(@"a bad escape: write \DDD, three digits up to 255, or \X");
        parser.Advance(length);
        return true;
    }
}
