using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace FastRr.Testing.Dns;

/// <summary>
/// Presentation form of RDATA for the types that scenarios speak of; of others the form of RFC 3597 §5.
/// </summary>
public static class RDataText
{
    /// <param name="type">Any type.</param>
    /// <param name="rdata">Wire form, names decompressed.</param>
    public static string Format(ushort type, ReadOnlySpan<byte> rdata)
    {
        try
        {
            return TypeName.Format(type) switch
            {
                "A" when rdata.Length == 4 => new IPAddress(rdata).ToString(),
                "AAAA" when rdata.Length == 16 => new IPAddress(rdata).ToString(),
                "NS" or "CNAME" or "PTR" or "DNAME" => Name(ref rdata),
                "MX" or "KX" or "AFSDB" => $"{U16(ref rdata)} {Name(ref rdata)}",
                "SRV" => $"{U16(ref rdata)} {U16(ref rdata)} {U16(ref rdata)} {Name(ref rdata)}",
                "RP" => $"{Name(ref rdata)} {Name(ref rdata)}",
                "TXT" or "SPF" or "HINFO" => Strings(ref rdata),
                "SOA" => $"{Name(ref rdata)} {Name(ref rdata)} {U32(ref rdata)} {U32(ref rdata)} {U32(ref rdata)} "
                    + $"{U32(ref rdata)} {U32(ref rdata)}",
                "DS" or "CDS" => $"{U16(ref rdata)} {U8(ref rdata)} {U8(ref rdata)} {Convert.ToHexString(rdata)}",
                "CAA" => $"{U8(ref rdata)} {Encoding.ASCII.GetString(Counted(ref rdata))} {Quote(rdata)}",
                _ => Unknown(rdata),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return Unknown(rdata);
        }
    }

    private static string Unknown(ReadOnlySpan<byte> rdata) =>
        rdata.IsEmpty ? "\\# 0" : $"\\# {rdata.Length} {Convert.ToHexString(rdata)}";

    private static byte U8(ref ReadOnlySpan<byte> rdata) => Take(ref rdata, 1)[0];

    private static ushort U16(ref ReadOnlySpan<byte> rdata) => BinaryPrimitives.ReadUInt16BigEndian(Take(ref rdata, 2));

    private static uint U32(ref ReadOnlySpan<byte> rdata) => BinaryPrimitives.ReadUInt32BigEndian(Take(ref rdata, 4));

    private static string Name(ref ReadOnlySpan<byte> rdata)
    {
        var length = 0;
        while (rdata[length..][0] != 0)
            length += rdata[length] + 1;
        return WireName.Format(Take(ref rdata, length + 1));
    }

    private static ReadOnlySpan<byte> Counted(ref ReadOnlySpan<byte> rdata) => Take(ref rdata, U8(ref rdata));

    private static string Strings(ref ReadOnlySpan<byte> rdata)
    {
        var strings = new List<string>();
        while (!rdata.IsEmpty)
            strings.Add(Quote(Counted(ref rdata)));
        return string.Join(' ', strings);
    }

    private static string Quote(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder("\"");
        foreach (var octet in octets)
            WireName.AppendOctet(text, octet, "\"\\");
        return text.Append('"').ToString();
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rdata, int count)
    {
        var taken = rdata[..count];
        rdata = rdata[count..];
        return taken;
    }
}
