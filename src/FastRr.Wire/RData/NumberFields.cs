using System.Buffers.Binary;
using FastRr.Wire.Presentation;

namespace FastRr.Wire.RData;

/// <summary>Numbers of 8, 16 and 32 bits, and seconds.</summary>
internal static class NumberFields
{
    private const string Expected8 = "a number from 0 to 255";
    private const string Expected16 = "a number from 0 to 65535";
    private const string Expected32 = "a number from 0 to 4294967295";
    private const string ExpectedSeconds = "a number of seconds up to 4294967295, or a time such as 1h30m";

    public static bool TryParse8(ref RDataParser parser)
    {
        if (!parser.TryTake(Expected8, out var token))
            return false;
        return IntervalText.TryParseNumber(token, byte.MaxValue, out var number)
            ? parser.TryWrite((byte)number)
            : parser.Reject(Expected8);
    }

    public static bool TryParse16(ref RDataParser parser)
    {
        if (!parser.TryTake(Expected16, out var token))
            return false;
        return IntervalText.TryParseNumber(token, ushort.MaxValue, out var number)
            ? parser.TryWriteUInt16((ushort)number)
            : parser.Reject(Expected16);
    }

    public static bool TryParse32(ref RDataParser parser)
    {
        if (!parser.TryTake(Expected32, out var token))
            return false;
        return IntervalText.TryParseNumber(token, uint.MaxValue, out var number)
            ? parser.TryWriteUInt32(number)
            : parser.Reject(Expected32);
    }

    public static bool TryParseSeconds(ref RDataParser parser)
    {
        if (!parser.TryTake(ExpectedSeconds, out var token))
            return false;
        return IntervalText.TryParse(token, uint.MaxValue, out var seconds)
            ? parser.TryWriteUInt32(seconds)
            : parser.Reject(ExpectedSeconds);
    }

    public static void Format8(ReadOnlySpan<byte> octets, ref PresentationWriter writer) =>
        writer.AddDecimal(octets[0]);

    public static void Format16(ReadOnlySpan<byte> octets, ref PresentationWriter writer) =>
        writer.AddDecimal(BinaryPrimitives.ReadUInt16BigEndian(octets));

    public static void Format32(ReadOnlySpan<byte> octets, ref PresentationWriter writer) =>
        writer.AddDecimal(BinaryPrimitives.ReadUInt32BigEndian(octets));
}
