using System.Text;

namespace FastRr.Wire.RData;

/// <summary>
/// The texts of errors in RDATA: the only place of this folder that builds strings, and only for wrong data.
/// </summary>
internal static class RDataErrors
{
    // Enough to recognise a token by, and a line of a terminal is not flooded.
    private const int MaxQuotedLength = 64;

    public static string Missing(string expected) => $"expected {expected}, found the end of the record";

    public static string Unexpected(string expected, ReadOnlySpan<byte> found, bool isQuoted) =>
        $"expected {expected}, found {Quote(found, isQuoted)}";

    public static string Surplus(string type, ReadOnlySpan<byte> found, bool isQuoted) =>
        $"unexpected {Quote(found, isQuoted)} after the last field of {type}";

    public static string BadName(ReadOnlySpan<byte> found, bool isQuoted, string reason) =>
        $"{Quote(found, isQuoted)} is no domain name: {reason}";

    public static string UnknownFormat(string type) =>
        $@"the format of {type} is not known: write its data as \# length hexadecimal (RFC 3597)";

    public static string NotZoneData(string type) => $"{type} is not a type of zone data";

    public static string WrongGenericLength(uint announced, int found) =>
        $"the length says {announced} octets, the data has {found}";

    public static string NotInFormat(string type) => $"these octets are not in the format of {type}";

    public static string DuplicateKey(string key) => $"{key} stands here a second time";

    public static string MissingMandatoryKey(string key) => $"mandatory names {key}, which is not there";

    private static string Quote(ReadOnlySpan<byte> found, bool isQuoted)
    {
        var quote = isQuoted ? '"' : '\'';
        var text = new StringBuilder().Append(quote);
        foreach (var octet in found[..Math.Min(found.Length, MaxQuotedLength)])
        {
            if (octet is >= 0x20 and < 0x7F)
                text.Append((char)octet);
            else
                text.Append('\\').Append(octet.ToString("D3"));
        }
        return text.Append(found.Length > MaxQuotedLength ? "..." : "").Append(quote).ToString();
    }
}
