using FastRr.Wire.Names;
using FastRr.Wire.Presentation;
using FastRr.Wire.Registry;

namespace FastRr.Wire.RData;

/// <summary>From each kind of field to its parser, its formatter and its measure.</summary>
internal static class RDataFields
{
    /// <summary>Reads one field's tokens and writes its octets.</summary>
    public static bool TryParse(RDataField field, ref RDataParser parser) => field switch
    {
        RDataField.Number8 => NumberFields.TryParse8(ref parser),
        RDataField.Number16 => NumberFields.TryParse16(ref parser),
        RDataField.Number32 => NumberFields.TryParse32(ref parser),
        RDataField.Seconds => NumberFields.TryParseSeconds(ref parser),
        RDataField.IPv4Address => AddressFields.TryParseIPv4(ref parser),
        RDataField.IPv6Address => AddressFields.TryParseIPv6(ref parser),
        RDataField.CompressibleName or RDataField.Name => parser.TryParseName(),
        RDataField.CharacterString => StringFields.TryParseString(ref parser),
        RDataField.CharacterStrings => StringFields.TryParseStrings(ref parser),
        _ => false,
    };

    /// <summary>Writes one field, whose octets <see cref="Measure"/> gave, as text.</summary>
    public static void Format(RDataField field, ReadOnlySpan<byte> octets, ref PresentationWriter writer)
    {
        switch (field)
        {
            case RDataField.Number8:
                NumberFields.Format8(octets, ref writer);
                break;
            case RDataField.Number16:
                NumberFields.Format16(octets, ref writer);
                break;
            case RDataField.Number32 or RDataField.Seconds:
                NumberFields.Format32(octets, ref writer);
                break;
            case RDataField.IPv4Address:
                AddressText.FormatIPv4(octets, ref writer);
                break;
            case RDataField.IPv6Address:
                AddressText.FormatIPv6(octets, ref writer);
                break;
            case RDataField.CompressibleName or RDataField.Name:
                DomainNameText.Format(octets, ref writer);
                break;
            case RDataField.CharacterString:
                StringFields.FormatString(octets, ref writer);
                break;
            case RDataField.CharacterStrings:
                StringFields.FormatStrings(octets, ref writer);
                break;
        }
    }

    /// <summary>Measures the field at the start of <paramref name="octets"/>.</summary>
    /// <returns>Its octets, or -1 where they are not in the field's format.</returns>
    public static int Measure(RDataField field, ReadOnlySpan<byte> octets) => field switch
    {
        RDataField.Number8 => FixedLength(octets, 1),
        RDataField.Number16 => FixedLength(octets, 2),
        RDataField.Number32 or RDataField.Seconds => FixedLength(octets, 4),
        RDataField.IPv4Address => FixedLength(octets, 4),
        RDataField.IPv6Address => FixedLength(octets, 16),
        RDataField.CompressibleName or RDataField.Name => MeasureName(octets),
        RDataField.CharacterString => StringFields.MeasureString(octets),
        RDataField.CharacterStrings => StringFields.MeasureStrings(octets),
        _ => -1,
    };

    /// <summary>Whether RDATA in its type's format has a text form other than the generic one.</summary>
    public static bool HasText(RRType type, ReadOnlySpan<byte> rdata) => !rdata.IsEmpty && type != RRType.None;

    private static int FixedLength(ReadOnlySpan<byte> octets, int length) => octets.Length >= length ? length : -1;

    private static int MeasureName(ReadOnlySpan<byte> octets)
    {
        var length = DomainName.Measure(octets, out _);
        return length == 0 ? -1 : length;
    }
}
