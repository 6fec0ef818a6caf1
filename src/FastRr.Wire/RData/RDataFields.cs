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
        RDataField.Algorithm => MnemonicFields.TryParseAlgorithm(ref parser),
        RDataField.CertificateType => MnemonicFields.TryParseCertificateType(ref parser),
        RDataField.Type => MnemonicFields.TryParseType(ref parser),
        RDataField.Time => TimeFields.TryParse(ref parser),
        RDataField.IPv4Address => AddressFields.TryParseIPv4(ref parser),
        RDataField.IPv6Address => AddressFields.TryParseIPv6(ref parser),
        RDataField.Eui48 => AddressFields.TryParseEui48(ref parser),
        RDataField.Eui64 => AddressFields.TryParseEui64(ref parser),
        RDataField.CompressibleName or RDataField.Name => parser.TryParseName(),
        RDataField.CharacterString => StringFields.TryParseString(ref parser),
        RDataField.CharacterStrings => StringFields.TryParseStrings(ref parser),
        RDataField.PropertyTag => StringFields.TryParsePropertyTag(ref parser),
        RDataField.LongText => StringFields.TryParseLongText(ref parser),
        RDataField.Uri => StringFields.TryParseUri(ref parser),
        RDataField.Hex => OctetFields.TryParseHex(ref parser),
        RDataField.DigestOrDelete => OctetFields.TryParseDigestOrDelete(ref parser),
        RDataField.Base64 => OctetFields.TryParseBase64(ref parser),
        RDataField.KeyOrDelete => OctetFields.TryParseKeyOrDelete(ref parser),
        RDataField.Salt => OctetFields.TryParseSalt(ref parser),
        RDataField.HashedOwner => OctetFields.TryParseHashedOwner(ref parser),
        RDataField.TypeBitmap => TypeBitmapField.TryParse(ref parser, isEmptyAllowed: true),
        RDataField.NonEmptyTypeBitmap => TypeBitmapField.TryParse(ref parser, isEmptyAllowed: false),
        RDataField.Location => LocationField.TryParse(ref parser),
        RDataField.SvcParams => SvcParamsField.TryParse(ref parser),
        _ => false,
    };

    /// <summary>Writes one field, whose octets <see cref="Measure"/> gave, as text.</summary>
    public static void Format(RDataField field, ReadOnlySpan<byte> octets, ref PresentationWriter writer)
    {
        switch (field)
        {
            case RDataField.Number8 or RDataField.Algorithm:
                NumberFields.Format8(octets, ref writer);
                break;
            case RDataField.Number16:
                NumberFields.Format16(octets, ref writer);
                break;
            case RDataField.Number32 or RDataField.Seconds:
                NumberFields.Format32(octets, ref writer);
                break;
            case RDataField.CertificateType:
                MnemonicFields.FormatCertificateType(octets, ref writer);
                break;
            case RDataField.Type:
                MnemonicFields.FormatType(octets, ref writer);
                break;
            case RDataField.Time:
                TimeFields.Format(octets, ref writer);
                break;
            case RDataField.IPv4Address:
                AddressText.FormatIPv4(octets, ref writer);
                break;
            case RDataField.IPv6Address:
                AddressText.FormatIPv6(octets, ref writer);
                break;
            case RDataField.Eui48 or RDataField.Eui64:
                AddressFields.FormatEui(octets, ref writer);
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
            case RDataField.PropertyTag:
                writer.Add(octets[1..]);
                break;
            case RDataField.LongText or RDataField.Uri:
                StringFields.FormatText(octets, ref writer);
                break;
            case RDataField.Hex or RDataField.DigestOrDelete:
                HexText.Format(octets, ref writer);
                break;
            case RDataField.Base64 or RDataField.KeyOrDelete:
                Base64Text.Format(octets, ref writer);
                break;
            case RDataField.Salt:
                OctetFields.FormatSalt(octets, ref writer);
                break;
            case RDataField.HashedOwner:
                OctetFields.FormatHashedOwner(octets, ref writer);
                break;
            case RDataField.TypeBitmap or RDataField.NonEmptyTypeBitmap:
                TypeBitmapField.Format(octets, ref writer);
                break;
            case RDataField.Location:
                LocationField.Format(octets, ref writer);
                break;
            case RDataField.SvcParams:
                SvcParamsField.Format(octets, ref writer);
                break;
        }
    }

    /// <summary>Measures the field at the start of <paramref name="octets"/>.</summary>
    /// <returns>Its octets, or -1 where they are not in the field's format.</returns>
    public static int Measure(RDataField field, ReadOnlySpan<byte> octets) => field switch
    {
        RDataField.Number8 or RDataField.Algorithm => FixedLength(octets, 1),
        RDataField.Number16 or RDataField.CertificateType or RDataField.Type => FixedLength(octets, 2),
        RDataField.Number32 or RDataField.Seconds or RDataField.Time => FixedLength(octets, 4),
        RDataField.IPv4Address => FixedLength(octets, AddressText.IPv4Length),
        RDataField.IPv6Address => FixedLength(octets, AddressText.IPv6Length),
        RDataField.Eui48 => FixedLength(octets, AddressFields.Eui48Length),
        RDataField.Eui64 => FixedLength(octets, AddressFields.Eui64Length),
        RDataField.CompressibleName or RDataField.Name => MeasureName(octets),
        RDataField.CharacterString or RDataField.Salt => StringFields.MeasureString(octets),
        RDataField.CharacterStrings => StringFields.MeasureStrings(octets),
        RDataField.PropertyTag => StringFields.MeasurePropertyTag(octets),
        RDataField.LongText => octets.Length,
        RDataField.Uri or RDataField.Hex or RDataField.DigestOrDelete or RDataField.Base64 or RDataField.KeyOrDelete =>
            octets.IsEmpty ? -1 : octets.Length,
        RDataField.HashedOwner => OctetFields.MeasureHashedOwner(octets),
        RDataField.TypeBitmap => TypeBitmapField.Measure(octets, isEmptyAllowed: true),
        RDataField.NonEmptyTypeBitmap => TypeBitmapField.Measure(octets, isEmptyAllowed: false),
        RDataField.Location => LocationField.Measure(octets),
        RDataField.SvcParams => SvcParamsField.Measure(octets),
        _ => -1,
    };

    /// <summary>
    /// Whether RDATA in its type's format has a text form other than the generic one: a LOC of an unknown version has
    /// not.
    /// </summary>
    public static bool HasText(RRType type, ReadOnlySpan<byte> rdata) => type != RRType.LOC || rdata[0] == 0;

    private static int FixedLength(ReadOnlySpan<byte> octets, int length) => octets.Length >= length ? length : -1;

    private static int MeasureName(ReadOnlySpan<byte> octets)
    {
        var length = DomainName.Measure(octets, out _);
        return length == 0 ? -1 : length;
    }
}
