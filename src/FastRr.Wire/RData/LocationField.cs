using System.Buffers.Binary;
using System.Text;
using FastRr.Wire.Presentation;

namespace FastRr.Wire.RData;

/// <summary>
/// LOC (RFC 1876 §2, §3): latitude and longitude in thousandths of an arc second, altitude in centimetres, and three
/// precisions of one digit and a power of ten.
/// </summary>
internal static class LocationField
{
    /// <summary>Octets of version 0, the only one there is.</summary>
    public const int Length = 16;

    private const string ExpectedLatitude = "degrees of latitude from 0 to 90";
    private const string ExpectedLongitude = "degrees of longitude from 0 to 180";
    private const string ExpectedAltitude = "an altitude in metres from -100000.00 to 42849672.95";
    private const string ExpectedPrecision = "a distance in metres up to 90000000.00";
    private const string ExpectedMinutes = "minutes from 0 to 59";
    private const string ExpectedSeconds = "seconds from 0 to 59.999";
    private const long MilliArcSecondsPerDegree = 3_600_000;
    private const long Equator = 1L << 31;

    // RFC 1876 §2: altitude counts from 100 000 m below the reference spheroid.
    private const long AltitudeBase = 10_000_000;
    private const long MaxPrecision = 9_000_000_000;

    public static bool TryParse(ref RDataParser parser)
    {
        if (!parser.TryWrite(0))
            return false;
        // RFC 1876 §3: what is left out at the end is 1 m of size, 10 000 m and 10 m of precision.
        Span<byte> precisions = [0x12, 0x16, 0x13];
        if (!TryParseAngle(ref parser, ExpectedLatitude, 90, "N"u8, "S"u8, "N or S", out var latitude)
            || !TryParseAngle(ref parser, ExpectedLongitude, 180, "E"u8, "W"u8, "E or W", out var longitude)
            || !TryParseAltitude(ref parser, out var altitude))
        {
            return false;
        }
        for (var i = 0; i < precisions.Length && !parser.AtEnd; i++)
        {
            if (!TryParsePrecision(ref parser, out precisions[i]))
                return false;
        }
        return parser.TryWrite(precisions[0]) && parser.TryWrite(precisions[1]) && parser.TryWrite(precisions[2])
            && parser.TryWriteUInt32(latitude) && parser.TryWriteUInt32(longitude) && parser.TryWriteUInt32(altitude);
    }

    public static void Format(ReadOnlySpan<byte> octets, ref PresentationWriter writer)
    {
        FormatAngle(BinaryPrimitives.ReadUInt32BigEndian(octets[4..]), 'N', 'S', ref writer);
        writer.Add((byte)' ');
        FormatAngle(BinaryPrimitives.ReadUInt32BigEndian(octets[8..]), 'E', 'W', ref writer);
        writer.Add((byte)' ');
        var altitude = BinaryPrimitives.ReadUInt32BigEndian(octets[12..]) - AltitudeBase;
        if (altitude < 0)
            writer.Add((byte)'-');
        writer.AddDecimal((uint)(Math.Abs(altitude) / 100));
        writer.Add((byte)'.');
        writer.AddDecimal((uint)(Math.Abs(altitude) % 100), digits: 2);
        writer.Add((byte)'m');
        for (var i = 1; i <= 3; i++)
            FormatPrecision(octets[i], ref writer);
    }

    /// <returns>All octets, or -1. RFC 1876 §2: of another version than 0 nothing is known but that octet.</returns>
    public static int Measure(ReadOnlySpan<byte> octets)
    {
        if (octets.IsEmpty || octets[0] != 0)
            return octets.IsEmpty ? -1 : octets.Length;
        if (octets.Length != Length)
            return -1;
        for (var i = 1; i <= 3; i++)
        {
            // A digit and a power of ten; zero has one form and not ten.
            if ((octets[i] & 15) > 9 || octets[i] >> 4 > 9 || (octets[i] >> 4 == 0 && octets[i] != 0))
                return -1;
        }
        var latitude = Math.Abs(BinaryPrimitives.ReadUInt32BigEndian(octets[4..]) - Equator);
        var longitude = Math.Abs(BinaryPrimitives.ReadUInt32BigEndian(octets[8..]) - Equator);
        return latitude <= 90 * MilliArcSecondsPerDegree && longitude <= 180 * MilliArcSecondsPerDegree ? Length : -1;
    }

    /// <summary>Degrees, perhaps minutes, perhaps seconds, then the hemisphere's letter.</summary>
    private static bool TryParseAngle(
        ref RDataParser parser,
        string expected,
        uint maxDegrees,
        ReadOnlySpan<byte> positive,
        ReadOnlySpan<byte> negative,
        string expectedHemisphere,
        out uint angle)
    {
        angle = 0;
        if (!parser.TryTake(expected, out var token))
            return false;
        if (!IntervalText.TryParseNumber(token, maxDegrees, out var degrees))
            return parser.Reject(expected);
        var total = degrees * MilliArcSecondsPerDegree;
        for (var part = 0; ; part++)
        {
            var wanted = part switch { 0 => ExpectedMinutes, 1 => ExpectedSeconds, _ => expectedHemisphere };
            if (!parser.TryTake(wanted, out token))
                return false;
            var isPositive = Ascii.EqualsIgnoreCase(token, positive);
            if (isPositive || Ascii.EqualsIgnoreCase(token, negative))
            {
                angle = (uint)(isPositive ? Equator + total : Equator - total);
                return total <= maxDegrees * MilliArcSecondsPerDegree || parser.Fail("the angle is over its limit");
            }
            if (part == 2 || !TryParseFixed(token, part == 0 ? 0 : 3, part == 0 ? 59 : 59_999, out var number))
                return parser.Reject(wanted);
            total += part == 0 ? number * 60_000 : number;
        }
    }

    private static bool TryParseAltitude(ref RDataParser parser, out uint altitude)
    {
        altitude = 0;
        if (!parser.TryTake(ExpectedAltitude, out var token))
            return false;
        var isNegative = token.StartsWith("-"u8);
        if (isNegative || token.StartsWith("+"u8))
            token = token[1..];
        if (!TryParseFixed(WithoutUnit(token), 2, uint.MaxValue, out var centimetres))
            return parser.Reject(ExpectedAltitude);
        var value = AltitudeBase + (isNegative ? -centimetres : centimetres);
        altitude = (uint)value;
        return value is >= 0 and <= uint.MaxValue || parser.Reject(ExpectedAltitude);
    }

    private static bool TryParsePrecision(ref RDataParser parser, out byte precision)
    {
        precision = 0;
        if (!parser.TryTake(ExpectedPrecision, out var token))
            return false;
        if (!TryParseFixed(WithoutUnit(token), 2, MaxPrecision, out var centimetres))
            return parser.Reject(ExpectedPrecision);
        // RFC 1876 §2: one digit and a power of ten; further digits are lost, as in the RFC's own code.
        var exponent = 0;
        for (; centimetres > 9; centimetres /= 10)
            exponent++;
        precision = (byte)((centimetres << 4) | (uint)exponent);
        return true;
    }

    private static ReadOnlySpan<byte> WithoutUnit(ReadOnlySpan<byte> text) =>
        text.EndsWith("m"u8) || text.EndsWith("M"u8) ? text[..^1] : text;

    /// <summary>
    /// Reads a number with up to <paramref name="decimals"/> digits behind a point, as a multiple of the last.
    /// </summary>
    private static bool TryParseFixed(ReadOnlySpan<byte> text, int decimals, long maximum, out long value)
    {
        value = 0;
        var point = text.IndexOf((byte)'.');
        var fraction = point < 0 ? default : text[(point + 1)..];
        if ((point >= 0 && fraction.IsEmpty) || fraction.Length > decimals)
            return false;
        if (!IntervalText.TryParseNumber(point < 0 ? text : text[..point], uint.MaxValue, out var whole))
            return false;
        uint part = 0;
        if (fraction.Length > 0 && !IntervalText.TryParseNumber(fraction, 999, out part))
            return false;
        value = whole;
        for (var i = 0; i < decimals; i++)
            value *= 10;
        var scaled = (long)part;
        for (var i = fraction.Length; i < decimals; i++)
            scaled *= 10;
        value += scaled;
        return value <= maximum;
    }

    private static void FormatAngle(uint angle, char positive, char negative, ref PresentationWriter writer)
    {
        var fromEquator = angle - Equator;
        var rest = Math.Abs(fromEquator);
        writer.AddDecimal((uint)(rest / MilliArcSecondsPerDegree));
        writer.Add((byte)' ');
        writer.AddDecimal((uint)(rest / 60_000 % 60));
        writer.Add((byte)' ');
        writer.AddDecimal((uint)(rest / 1000 % 60));
        writer.Add((byte)'.');
        writer.AddDecimal((uint)(rest % 1000), digits: 3);
        writer.Add((byte)' ');
        writer.Add((byte)(fromEquator < 0 ? negative : positive));
    }

    private static void FormatPrecision(byte precision, ref PresentationWriter writer)
    {
        long centimetres = precision >> 4;
        for (var exponent = precision & 15; exponent > 0; exponent--)
            centimetres *= 10;
        writer.Add((byte)' ');
        writer.AddDecimal((uint)(centimetres / 100));
        if (centimetres % 100 != 0)
        {
            writer.Add((byte)'.');
            writer.AddDecimal((uint)(centimetres % 100), digits: 2);
        }
        writer.Add((byte)'m');
    }
}
