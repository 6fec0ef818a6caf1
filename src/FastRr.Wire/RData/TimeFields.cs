using System.Buffers.Binary;
using FastRr.Wire.Presentation;

namespace FastRr.Wire.RData;

/// <summary>The times of RRSIG: seconds since 1970 in UTC, modulo 2^32 (RFC 4034 §3.1.5, §3.2).</summary>
internal static class TimeFields
{
    private const string Expected = "a time as YYYYMMDDHHmmSS, or seconds since 1970";
    private const int CalendarLength = 14;

    public static bool TryParse(ref RDataParser parser)
    {
        if (!parser.TryTake(Expected, out var token))
            return false;
        // RFC 4034 §3.2: fourteen digits are a calendar's time, up to ten are seconds.
        if (IntervalText.TryParseNumber(token, uint.MaxValue, out var seconds) && token.Length < CalendarLength)
            return parser.TryWriteUInt32(seconds);
        return token.Length == CalendarLength && TryParseCalendar(token, out seconds)
            ? parser.TryWriteUInt32(seconds)
            : parser.Reject(Expected);
    }

    public static void Format(ReadOnlySpan<byte> octets, ref PresentationWriter writer)
    {
        var time = DateTime.UnixEpoch.AddSeconds(BinaryPrimitives.ReadUInt32BigEndian(octets));
        writer.AddDecimal((uint)time.Year, digits: 4);
        writer.AddDecimal((uint)time.Month, digits: 2);
        writer.AddDecimal((uint)time.Day, digits: 2);
        writer.AddDecimal((uint)time.Hour, digits: 2);
        writer.AddDecimal((uint)time.Minute, digits: 2);
        writer.AddDecimal((uint)time.Second, digits: 2);
    }

    private static bool TryParseCalendar(ReadOnlySpan<byte> text, out uint seconds)
    {
        seconds = 0;
        Span<uint> parts = stackalloc uint[6];
        var offset = 0;
        for (var part = 0; part < parts.Length; part++)
        {
            var width = part == 0 ? 4 : 2;
            if (!IntervalText.TryParseNumber(text.Slice(offset, width), 9999, out parts[part]))
                return false;
            offset += width;
        }
        if (parts[0] < 1970 || parts[1] is 0 or > 12 || parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
            return false;
        if (parts[2] == 0 || parts[2] > DateTime.DaysInMonth((int)parts[0], (int)parts[1]))
            return false;
        var time = new DateTime(
            (int)parts[0], (int)parts[1], (int)parts[2], (int)parts[3], (int)parts[4], (int)parts[5], DateTimeKind.Utc);
        // RFC 4034 §3.1.5: serial number arithmetic, so what is beyond 2106 wraps.
        seconds = (uint)(ulong)(time - DateTime.UnixEpoch).TotalSeconds;
        return true;
    }
}
