using System.Buffers.Binary;
using FastRr.Wire.Registry;

namespace FastRr.Wire.Messages;

/// <summary>Reads the OPT pseudo-RR of a query (RFC 6891 §6.1.2) and its options.</summary>
internal static class OptParser
{
    /// <summary>Octets of an OPT without options: root, TYPE, payload, extended RCODE, version, flags,
    /// RDLENGTH.</summary>
    private const int FixedLength = 11;

    private const int ClientCookieLength = 8;
    private const int MinServerCookieLength = 8;
    private const int MaxServerCookieLength = 32;

    /// <summary>Reads the one RR that may follow the question.</summary>
    /// <param name="message">The query's octets and no more.</param>
    /// <param name="offset">Where the RR starts; behind it on success.</param>
    /// <param name="opt">Present once its fixed part and its length were right, even if an option is malformed.</param>
    public static QueryOutcome Parse(ReadOnlySpan<byte> message, ref int offset, ref OptRecord opt)
    {
        var record = message[offset..];
        // RFC 6891 §6.1.2: the owner is the root. Nothing but an OPT follows a question here.
        if (record.Length < FixedLength || record[0] != 0
            || BinaryPrimitives.ReadUInt16BigEndian(record[1..]) != (ushort)RRType.OPT)
            return QueryOutcome.Malformed;
        int length = BinaryPrimitives.ReadUInt16BigEndian(record[9..]);
        if (record.Length - FixedLength < length)
            return QueryOutcome.Malformed;
        opt.IsPresent = true;
        opt.PayloadSize = BinaryPrimitives.ReadUInt16BigEndian(record[3..]);
        opt.Version = record[6];
        opt.IsDnssecOk = (record[7] & 0x80) != 0;
        // RFC 6891 §6.1.3: the version comes before the options, whose meaning depends on it.
        if (opt.Version > 0)
            return QueryOutcome.BadVersion;
        var start = offset + FixedLength;
        offset = start + length;
        return length == 0 ? QueryOutcome.WellFormed : ParseOptions(message[..offset], start, ref opt);
    }

    private static QueryOutcome ParseOptions(ReadOnlySpan<byte> message, int offset, ref OptRecord opt)
    {
        while (offset < message.Length)
        {
            // RFC 6891 §6.1.2: OPTION-CODE and OPTION-LENGTH, 16 bits each.
            if (message.Length - offset < 4)
                return QueryOutcome.Malformed;
            var code = (EdnsOptionCode)BinaryPrimitives.ReadUInt16BigEndian(message[offset..]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(message[(offset + 2)..]);
            offset += 4;
            if (message.Length - offset < length)
                return QueryOutcome.Malformed;
            if (!TakeOption(message.Slice(offset, length), code, offset, ref opt))
                return QueryOutcome.Malformed;
            offset += length;
        }
        return QueryOutcome.WellFormed;
    }

    private static bool TakeOption(ReadOnlySpan<byte> data, EdnsOptionCode code, int offset, ref OptRecord opt)
    {
        switch (code)
        {
            case EdnsOptionCode.ClientSubnet:
                if (!IsClientSubnetValid(data))
                    return false;
                // Two of them can't both be echoed (RFC 7871 §7.2.1 knows one).
                if (opt.ClientSubnetLength != 0)
                    return false;
                opt.ClientSubnetOffset = (ushort)offset;
                opt.ClientSubnetLength = (byte)data.Length;
                return true;
            case EdnsOptionCode.Cookie:
                // RFC 7873 §5.2.2: 8 octets, or 16 to 40. §5.2: only the first COOKIE counts.
                if (data.Length != ClientCookieLength
                    && (data.Length < ClientCookieLength + MinServerCookieLength
                        || data.Length > ClientCookieLength + MaxServerCookieLength))
                    return false;
                if (opt.CookieLength == 0)
                {
                    opt.CookieOffset = (ushort)offset;
                    opt.CookieLength = (byte)data.Length;
                }
                return true;
            case EdnsOptionCode.Nsid:
                opt.WantsNsid = true;
                return true;
            case EdnsOptionCode.TcpKeepalive:
                opt.HasKeepalive = true;
                return true;
            default:
                // RFC 6891 §6.1.2: an option that is not known is passed over.
                return true;
        }
    }

    /// <summary>RFC 7871 §6 and §7.1.2: family, prefix lengths and address agree, and no bit stands beyond the
    /// prefix.</summary>
    private static bool IsClientSubnetValid(ReadOnlySpan<byte> data)
    {
        if (data.Length < 4)
            return false;
        int family = BinaryPrimitives.ReadUInt16BigEndian(data);
        int sourcePrefixLength = data[2], scopePrefixLength = data[3];
        var maxPrefixLength = family switch { 1 => 32, 2 => 128, _ => -1 };
        if (sourcePrefixLength > maxPrefixLength || scopePrefixLength != 0)
            return false;
        var address = data[4..];
        if (address.Length != (sourcePrefixLength + 7) / 8)
            return false;
        return sourcePrefixLength % 8 == 0 || (address[^1] & (0xFF >> (sourcePrefixLength % 8))) == 0;
    }
}
