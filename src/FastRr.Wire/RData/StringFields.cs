using System.Buffers;
using FastRr.Wire.Presentation;

namespace FastRr.Wire.RData;

/// <summary>Character-strings (RFC 1035 §3.3), and text that runs to the end of the RDATA.</summary>
internal static class StringFields
{
    private static readonly SearchValues<byte> TagOctets =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private const string ExpectedString = "a character-string";
    private const string ExpectedText = "text";
    private const string ExpectedTag = "a property tag of letters and digits";

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

    /// <summary>Reads text that may be empty and has no length of its own.</summary>
    public static bool TryParseLongText(ref RDataParser parser) => TryParseText(ExpectedText, ref parser);

    /// <summary>RFC 7553 §4.4: the target must not be empty.</summary>
    public static bool TryParseUri(ref RDataParser parser)
    {
        var start = parser.Length;
        if (!TryParseText("a URI", ref parser))
            return false;
        return parser.Length > start || parser.Fail("the URI is empty");
    }

    /// <summary>
    /// RFC 8659 §4.1: one to 255 letters and digits. Case is kept; whoever reads the record puts it aside.
    /// </summary>
    public static bool TryParsePropertyTag(ref RDataParser parser)
    {
        if (!parser.TryTake(ExpectedTag, out var token))
            return false;
        if (token.Length > byte.MaxValue || !IsPropertyTag(token))
            return parser.Reject(ExpectedTag);
        if (!parser.TryWrite((byte)token.Length))
            return false;
        if (!token.TryCopyTo(parser.Free))
            return parser.FailForRoom();
        parser.Advance(token.Length);
        return true;
    }

    public static int MeasurePropertyTag(ReadOnlySpan<byte> octets)
    {
        var length = MeasureString(octets);
        return length > 0 && IsPropertyTag(octets[1..length]) ? length : -1;
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

    private static bool IsPropertyTag(ReadOnlySpan<byte> octets) =>
        !octets.IsEmpty && !octets.ContainsAnyExcept(TagOctets);

    /// <summary>Writes the octets one token stands for, quoted or not.</summary>
    private static bool TryParseText(string expected, ref RDataParser parser)
    {
        if (!parser.TryTake(expected, out var token, out var isQuoted))
            return false;
        if (!isQuoted && PresentationEscape.IndexOfQuote(token) >= 0)
            return parser.Fail("a quotation mark inside unquoted text: quote it as a whole, or escape the mark");
        var length = PresentationEscape.Decode(token, parser.Free);
        if (length < 0)
            return length == PresentationEscape.NoRoom ? parser.FailForRoom() : parser.FailForEscape();
        parser.Advance(length);
        return true;
    }
}
