using FastRr.Wire.Presentation;
using FastRr.Wire.Registry;

namespace FastRr.Wire.RData;

/// <summary>
/// Sets of types in windows of 256: a window's number, 1 to 32 octets, and a bit for each type, the highest first
/// (RFC 4034 §4.1.2).
/// </summary>
internal static class TypeBitmapField
{
    private const string Expected = "an RR type";
    private const int WindowCount = 256;
    private const int WindowOctets = 32;

    public static bool TryParse(ref RDataParser parser, bool isEmptyAllowed)
    {
        if (parser.AtEnd && !isEmptyAllowed)
            return parser.TryTake(Expected, out _);
        // One bit for each of 65 536 types: 8 KiB.
        Span<byte> bits = stackalloc byte[WindowCount * WindowOctets];
        while (!parser.AtEnd)
        {
            if (!parser.TryTake(Expected, out var token))
                return false;
            if (!Mnemonics.Types.TryParse(token, out var type))
                return parser.Reject(Expected);
            if (!CanHold((RRType)type))
                return parser.Fail(RDataErrors.NotZoneData(RDataText.FormatType((RRType)type)));
            bits[type >> 3] |= (byte)(0x80 >> (type & 7));
        }
        return TryWrite(bits, ref parser);
    }

    public static void Format(ReadOnlySpan<byte> octets, ref PresentationWriter writer)
    {
        var isFirst = true;
        for (; octets.Length > 2; octets = octets[(2 + octets[1])..])
        {
            for (var bit = 0; bit < octets[1] * 8; bit++)
            {
                if ((octets[2 + (bit >> 3)] & (0x80 >> (bit & 7))) == 0)
                    continue;
                if (!isFirst)
                    writer.Add((byte)' ');
                isFirst = false;
                Mnemonics.Types.Format((ushort)((octets[0] << 8) | bit), ref writer);
            }
        }
    }

    /// <returns>All octets, or -1 where the windows do not ascend, hold nothing, or end in zeros.</returns>
    public static int Measure(ReadOnlySpan<byte> octets, bool isEmptyAllowed)
    {
        var previous = -1;
        var offset = 0;
        while (offset < octets.Length)
        {
            if (octets.Length - offset < 3)
                return -1;
            int window = octets[offset], length = octets[offset + 1];
            if (window <= previous || length is 0 or > WindowOctets || offset + 2 + length > octets.Length)
                return -1;
            var bits = octets.Slice(offset + 2, length);
            // RFC 4034 §4.1.2: no empty blocks, no zero octets at the end.
            if (bits[^1] == 0 || (window == 0 && HasPseudoTypes(bits)))
                return -1;
            previous = window;
            offset += 2 + length;
        }
        return offset > 0 || isEmptyAllowed ? offset : -1;
    }

    /// <summary>
    /// RFC 4034 §4.1.2: the bits of pseudo-types are clear. TYPE128 (NXNAME) is the one that RFC 9824 §3.1 lets in.
    /// </summary>
    private static bool CanHold(RRType type) => type == (RRType)128 || RDataText.IsZoneData(type);

    private static bool HasPseudoTypes(ReadOnlySpan<byte> bits)
    {
        for (var bit = 0; bit < bits.Length * 8; bit++)
        {
            if ((bits[bit >> 3] & (0x80 >> (bit & 7))) != 0 && !CanHold((RRType)bit))
                return true;
        }
        return false;
    }

    private static bool TryWrite(scoped ReadOnlySpan<byte> bits, ref RDataParser parser)
    {
        for (var window = 0; window < WindowCount; window++)
        {
            var block = bits.Slice(window * WindowOctets, WindowOctets).TrimEnd((byte)0);
            if (block.IsEmpty)
                continue;
            if (!parser.TryWrite((byte)window) || !parser.TryWrite((byte)block.Length))
                return false;
            if (!block.TryCopyTo(parser.Free))
                return parser.FailForRoom();
            parser.Advance(block.Length);
        }
        return true;
    }
}
