using System.Buffers.Binary;
using FastRr.Wire.Presentation;

namespace FastRr.Wire.RData;

/// <summary>Numbers of registries that may be written by mnemonic.</summary>
internal static class MnemonicFields
{
    private const string ExpectedAlgorithm = "a DNSSEC algorithm, by number or mnemonic";
    private const string ExpectedCertificateType = "a certificate type, by number or mnemonic";
    private const string ExpectedType = "an RR type";

    public static bool TryParseAlgorithm(ref RDataParser parser)
    {
        if (!parser.TryTake(ExpectedAlgorithm, out var token))
            return false;
        return Mnemonics.Algorithms.TryParse(token, out var value) && value <= byte.MaxValue
            ? parser.TryWrite((byte)value)
            : parser.Reject(ExpectedAlgorithm);
    }

    public static bool TryParseCertificateType(ref RDataParser parser)
    {
        if (!parser.TryTake(ExpectedCertificateType, out var token))
            return false;
        return Mnemonics.CertificateTypes.TryParse(token, out var value)
            ? parser.TryWriteUInt16(value)
            : parser.Reject(ExpectedCertificateType);
    }

    public static bool TryParseType(ref RDataParser parser)
    {
        if (!parser.TryTake(ExpectedType, out var token))
            return false;
        return Mnemonics.Types.TryParse(token, out var value)
            ? parser.TryWriteUInt16(value)
            : parser.Reject(ExpectedType);
    }

    public static void FormatCertificateType(ReadOnlySpan<byte> octets, ref PresentationWriter writer) =>
        Mnemonics.CertificateTypes.Format(BinaryPrimitives.ReadUInt16BigEndian(octets), ref writer);

    public static void FormatType(ReadOnlySpan<byte> octets, ref PresentationWriter writer) =>
        Mnemonics.Types.Format(BinaryPrimitives.ReadUInt16BigEndian(octets), ref writer);
}
