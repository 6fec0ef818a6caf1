using FastRr.Wire.Presentation;

namespace FastRr.Wire.RData;

/// <summary>Addresses: IPv4, IPv6, EUI-48 and EUI-64.</summary>
internal static class AddressFields
{
    public const int Eui48Length = 6;
    public const int Eui64Length = 8;
    private const string ExpectedIPv4 = "an IPv4 address";
    private const string ExpectedIPv6 = "an IPv6 address";
    private const string ExpectedEui48 = "an EUI-48 address such as 00-00-5e-00-53-2a";
    private const string ExpectedEui64 = "an EUI-64 address such as 00-00-5e-ef-10-00-00-2a";

    public static bool TryParseIPv4(ref RDataParser parser)
    {
        if (!parser.TryTake(ExpectedIPv4, out var token))
            return false;
        if (parser.Free.Length < AddressText.IPv4Length)
            return parser.FailForRoom();
        if (!AddressText.TryParseIPv4(token, parser.Free))
            return parser.Reject(ExpectedIPv4);
        parser.Advance(AddressText.IPv4Length);
        return true;
    }

    public static bool TryParseIPv6(ref RDataParser parser)
    {
        if (!parser.TryTake(ExpectedIPv6, out var token))
            return false;
        if (parser.Free.Length < AddressText.IPv6Length)
            return parser.FailForRoom();
        if (!AddressText.TryParseIPv6(token, parser.Free))
            return parser.Reject(ExpectedIPv6);
        parser.Advance(AddressText.IPv6Length);
        return true;
    }

    public static bool TryParseEui48(ref RDataParser parser) => TryParseEui(ref parser, Eui48Length, ExpectedEui48);

    public static bool TryParseEui64(ref RDataParser parser) => TryParseEui(ref parser, Eui64Length, ExpectedEui64);

    public static void FormatEui(ReadOnlySpan<byte> octets, ref PresentationWriter writer)
    {
        for (var i = 0; i < octets.Length; i++)
        {
            if (i > 0)
                writer.Add((byte)'-');
            writer.AddHex(octets[i]);
        }
    }

    /// <summary>RFC 7043 §3.2, §4.2: two digits for each octet, a hyphen between octets.</summary>
    private static bool TryParseEui(ref RDataParser parser, int length, string expected)
    {
        if (!parser.TryTake(expected, out var token))
            return false;
        if (token.Length != (length * 3) - 1)
            return parser.Reject(expected);
        for (var i = 0; i < length; i++)
        {
            var high = HexText.DigitOf(token[i * 3]);
            var low = HexText.DigitOf(token[(i * 3) + 1]);
            if (high < 0 || low < 0 || (i < length - 1 && token[(i * 3) + 2] != (byte)'-'))
                return parser.Reject(expected);
            if (!parser.TryWrite((byte)((high << 4) | low)))
                return false;
        }
        return true;
    }
}
