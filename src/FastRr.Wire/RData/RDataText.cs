using System.Buffers;
using System.Text;
using FastRr.Wire.Presentation;
using FastRr.Wire.Registry;

namespace FastRr.Wire.RData;

/// <summary>
/// RDATA of every type between master files and the wire. In wire form its names are uncompressed, in the case written.
/// Nothing is allocated but for an error's text.
/// </summary>
public static class RDataText
{
    /// <summary>The longest TTL in seconds: 2^31 - 1 (RFC 2181 §8).</summary>
    public const uint MaxTtlSeconds = int.MaxValue;

    /// <summary>Reads the data of one RR, in its type's own form or as \# length hexadecimal (RFC 3597 §5).</summary>
    /// <param name="type">Any type of zone data.</param>
    /// <param name="text">The octets the tokens point into.</param>
    /// <param name="tokens">The tokens that follow the TYPE field.</param>
    /// <param name="origin">Completes relative names; wire form, any case; empty where there is none.</param>
    /// <param name="destination">For the RDATA: 65 535 octets are enough for all there can be.</param>
    /// <param name="length">Octets written; 0 on error.</param>
    /// <param name="error">What is wrong, at which token.</param>
    public static bool TryParse(
        RRType type,
        ReadOnlySpan<byte> text,
        ReadOnlySpan<PresentationToken> tokens,
        ReadOnlySpan<byte> origin,
        Span<byte> destination,
        out int length,
        out PresentationError error)
    {
        var parser = new RDataParser(text, tokens, origin, destination);
        var parsed = TryParse(type, ref parser);
        length = parsed ? parser.Length : 0;
        error = parser.Error;
        return parsed;
    }

    /// <summary>
    /// Writes RDATA as a master file has it; as \# length hexadecimal where its type or form is not known to us.
    /// </summary>
    /// <param name="type">Any type.</param>
    /// <param name="rdata">Wire form, names uncompressed.</param>
    /// <param name="destination">For the text.</param>
    /// <param name="written">Octets written; 0 where they did not fit.</param>
    public static bool TryFormat(RRType type, ReadOnlySpan<byte> rdata, Span<byte> destination, out int written)
    {
        var writer = new PresentationWriter(destination);
        if (RDataFormat.FieldsOf(type).IsEmpty || !IsValid(type, rdata) || !RDataFields.HasText(type, rdata))
            GenericRData.Format(rdata, ref writer);
        else
            FormatFields(type, rdata, ref writer);
        written = writer.IsFull ? 0 : writer.Length;
        return !writer.IsFull;
    }

    /// <summary>As <see cref="TryFormat"/>, for messages and reports.</summary>
    public static string Format(RRType type, ReadOnlySpan<byte> rdata)
    {
        for (var size = 1024; ; size *= 4)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(size);
            var formatted = TryFormat(type, rdata, buffer, out var written);
            var text = formatted ? Encoding.ASCII.GetString(buffer, 0, written) : null;
            ArrayPool<byte>.Shared.Return(buffer);
            if (text is not null)
                return text;
        }
    }

    /// <summary>
    /// Whether RDATA is in its type's format, names uncompressed. Any octets are, of a type we do not know.
    /// </summary>
    public static bool IsValid(RRType type, ReadOnlySpan<byte> rdata)
    {
        var fields = RDataFormat.FieldsOf(type);
        if (rdata.Length > RDataParser.MaxLength)
            return false;
        if (fields.IsEmpty)
            return true;
        var offset = 0;
        foreach (var field in fields)
        {
            var length = RDataFields.Measure(field, rdata[offset..]);
            if (length < 0)
                return false;
            offset += length;
        }
        return offset == rdata.Length && RDataRules.Check(type, rdata) == RDataViolation.None;
    }

    /// <summary>
    /// Whether a type can stand in a zone: not 0, OPT, or one of those that only ask (RFC 6895 §3.1).
    /// </summary>
    public static bool IsZoneData(RRType type) =>
        type is not (RRType.None or RRType.OPT or (>= (RRType)128 and <= (RRType)255));

    /// <summary>Reads a type's mnemonic in either case, or TYPEnnn (RFC 3597 §5).</summary>
    public static bool TryParseType(ReadOnlySpan<byte> text, out RRType type)
    {
        var parsed = Mnemonics.Types.TryParse(text, out var value);
        type = (RRType)value;
        return parsed;
    }

    /// <summary>A type's mnemonic, or TYPEnnn.</summary>
    public static string FormatType(RRType type) => Mnemonics.Types.Format((ushort)type);

    /// <summary>Reads a class's mnemonic in either case, or CLASSnnn (RFC 3597 §5).</summary>
    public static bool TryParseClass(ReadOnlySpan<byte> text, out RRClass rrClass)
    {
        var parsed = Mnemonics.Classes.TryParse(text, out var value);
        rrClass = (RRClass)value;
        return parsed;
    }

    /// <summary>A class's mnemonic, or CLASSnnn.</summary>
    public static string FormatClass(RRClass rrClass) => Mnemonics.Classes.Format((ushort)rrClass);

    /// <summary>Reads a TTL: seconds, or numbers each with its unit w, d, h, m or s (1h30m), in either case.</summary>
    /// <returns>False where it is neither, or over <see cref="MaxTtlSeconds"/>.</returns>
    public static bool TryParseTtl(ReadOnlySpan<byte> text, out uint seconds) =>
        IntervalText.TryParse(text, MaxTtlSeconds, out seconds);

    private static bool TryParse(RRType type, ref RDataParser parser)
    {
        if (!parser.IsNextQuoted && parser.Peek.SequenceEqual(GenericRData.Marker))
        {
            return IsZoneData(type)
                ? GenericRData.TryParse(type, ref parser)
                : parser.FailAt(0, RDataErrors.NotZoneData(FormatType(type)));
        }
        var fields = RDataFormat.FieldsOf(type);
        if (fields.IsEmpty)
        {
            return parser.FailAt(0, IsZoneData(type)
                ? RDataErrors.UnknownFormat(FormatType(type))
                : RDataErrors.NotZoneData(FormatType(type)));
        }
        foreach (var field in fields)
        {
            if (!RDataFields.TryParse(field, ref parser))
                return false;
        }
        if (!parser.AtEnd)
            return parser.FailAt(parser.Next, RDataErrors.Surplus(FormatType(type), parser.Peek, parser.IsNextQuoted));
        var violation = RDataRules.Check(type, parser.Written);
        return violation == RDataViolation.None || parser.Fail(RDataRules.Describe(violation));
    }

    private static void FormatFields(RRType type, ReadOnlySpan<byte> rdata, ref PresentationWriter writer)
    {
        foreach (var field in RDataFormat.FieldsOf(type))
        {
            var length = RDataFields.Measure(field, rdata);
            // A list that ends the RDATA may be empty, and is then no token at all.
            if (writer.Length > 0 && (length > 0 || field == RDataField.LongText))
                writer.Add((byte)' ');
            RDataFields.Format(field, rdata[..length], ref writer);
            rdata = rdata[length..];
        }
    }
}
