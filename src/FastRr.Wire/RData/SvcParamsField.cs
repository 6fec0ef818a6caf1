using System.Buffers.Binary;
using FastRr.Wire.Presentation;

namespace FastRr.Wire.RData;

/// <summary>
/// SvcParams of SVCB and HTTPS (RFC 9460 §2.1, §2.2): key=value in any order, on the wire by ascending key.
/// </summary>
internal static class SvcParamsField
{
    /// <summary>SvcParamKey and length, 16 bits each.</summary>
    public const int HeaderLength = 4;

    private const string Expected = "a service parameter such as alpn=h2 or key667=text";

    // RFC 9460 §2.4.2 lets a parser warn of parameters in AliasMode, and tells clients to ignore them: they are kept.
    public static bool TryParse(ref RDataParser parser)
    {
        var start = parser.Length;
        int mandatoryToken = -1, noDefaultAlpnToken = -1;
        while (!parser.AtEnd)
        {
            var token = parser.Next;
            if (!TryParseParameter(start, ref parser, out var key))
                return false;
            if (key == ServiceKey.Mandatory)
                mandatoryToken = token;
            else if (key == ServiceKey.NoDefaultAlpn)
                noDefaultAlpnToken = token;
        }
        var parameters = parser.Written[start..];
        if (mandatoryToken >= 0 && MissingMandatoryKey(parameters) is var missing && missing >= 0)
        {
            return parser.FailAt(
                mandatoryToken, RDataErrors.MissingMandatoryKey(Mnemonics.ServiceKeys.Format((ushort)missing)));
        }
        // RFC 9460 §7.1.1: no-default-alpn without alpn is not self-consistent.
        return noDefaultAlpnToken < 0 || Contains(parameters, ServiceKey.Alpn)
            || parser.FailAt(noDefaultAlpnToken, "no-default-alpn needs alpn beside it");
    }

    public static void Format(ReadOnlySpan<byte> octets, ref PresentationWriter writer)
    {
        for (var offset = 0; offset < octets.Length;)
        {
            var key = BinaryPrimitives.ReadUInt16BigEndian(octets[offset..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(octets[(offset + 2)..]);
            if (offset > 0)
                writer.Add((byte)' ');
            ServiceKey.Format(key, ref writer);
            if (length > 0)
            {
                writer.Add((byte)'=');
                SvcParamValue.Format(key, octets.Slice(offset + HeaderLength, length), ref writer);
            }
            offset += HeaderLength + length;
        }
    }

    /// <returns>
    /// All octets, or -1 where keys do not ascend, a value is not in its key's form, or they contradict each other.
    /// </returns>
    public static int Measure(ReadOnlySpan<byte> octets)
    {
        var previous = -1;
        var offset = 0;
        while (offset < octets.Length)
        {
            if (octets.Length - offset < HeaderLength)
                return -1;
            var key = BinaryPrimitives.ReadUInt16BigEndian(octets[offset..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(octets[(offset + 2)..]);
            // RFC 9460 §2.2: strictly increasing order, and no key twice.
            if (key <= previous || offset + HeaderLength + length > octets.Length)
                return -1;
            if (!SvcParamValue.IsValid(key, octets.Slice(offset + HeaderLength, length)))
                return -1;
            previous = key;
            offset += HeaderLength + length;
        }
        if (Contains(octets, ServiceKey.NoDefaultAlpn) && !Contains(octets, ServiceKey.Alpn))
            return -1;
        return MissingMandatoryKey(octets) < 0 ? offset : -1;
    }

    private static bool TryParseParameter(int start, ref RDataParser parser, out ushort key)
    {
        key = 0;
        if (!parser.TryTake(Expected, out var token))
            return false;
        var equals = token.IndexOf((byte)'=');
        var value = equals < 0 ? default : token[(equals + 1)..];
        if (!ServiceKey.TryParse(equals < 0 ? token : token[..equals], out key))
            return parser.Reject(Expected);
        if (Contains(parser.Written[start..], key))
            return parser.Fail(RDataErrors.DuplicateKey(Mnemonics.ServiceKeys.Format(key)));
        var quote = PresentationEscape.IndexOfQuote(value);
        if (quote == 0 && value.Length > 1 && PresentationEscape.IndexOfQuote(value[1..]) == value.Length - 2)
            value = value[1..^1];
        else if (quote >= 0)
            return parser.Fail("a quotation mark inside a value: quote the value as a whole, or escape the mark");
        if (parser.Free.Length < HeaderLength)
            return parser.FailForRoom();
        // keyNNN of a key that we know takes the octets as they are, not the key's own form (RFC 9460 §2.1).
        var form = ServiceKey.IsGeneric(token) ? ServiceKey.Invalid : key;
        var length = SvcParamValue.Parse(form, value, parser.Free[HeaderLength..]);
        if (length == PresentationEscape.NoRoom)
            return parser.FailForRoom();
        if (length < 0 || !SvcParamValue.IsValid(key, parser.Free.Slice(HeaderLength, length)))
            return parser.Reject(SvcParamValue.Expected(key));
        BinaryPrimitives.WriteUInt16BigEndian(parser.Free, key);
        BinaryPrimitives.WriteUInt16BigEndian(parser.Free[2..], (ushort)length);
        parser.Advance(HeaderLength + length);
        MoveIntoPlace(parser.Written[start..], HeaderLength + length);
        return true;
    }

    /// <summary>Moves the last parameter to before the first one with a greater key.</summary>
    private static void MoveIntoPlace(Span<byte> parameters, int lastLength)
    {
        var last = parameters.Length - lastLength;
        var key = BinaryPrimitives.ReadUInt16BigEndian(parameters[last..]);
        var place = 0;
        while (place < last && BinaryPrimitives.ReadUInt16BigEndian(parameters[place..]) < key)
            place += HeaderLength + BinaryPrimitives.ReadUInt16BigEndian(parameters[(place + 2)..]);
        // Three reversals turn "greater, last" into "last, greater" where they stand.
        parameters[place..last].Reverse();
        parameters[last..].Reverse();
        parameters[place..].Reverse();
    }

    private static bool Contains(ReadOnlySpan<byte> parameters, ushort key) => TryFind(parameters, key, out _);

    /// <summary>RFC 9460 §8: every key that mandatory lists must be there. Its wire form has been checked.</summary>
    /// <returns>The first key that is not, or -1.</returns>
    private static int MissingMandatoryKey(ReadOnlySpan<byte> parameters)
    {
        if (!TryFind(parameters, ServiceKey.Mandatory, out var keys))
            return -1;
        for (; keys.Length > 1; keys = keys[2..])
        {
            var key = BinaryPrimitives.ReadUInt16BigEndian(keys);
            if (!TryFind(parameters, key, out _))
                return key;
        }
        return -1;
    }

    private static bool TryFind(ReadOnlySpan<byte> parameters, ushort key, out ReadOnlySpan<byte> value)
    {
        while (!parameters.IsEmpty)
        {
            var end = HeaderLength + BinaryPrimitives.ReadUInt16BigEndian(parameters[2..]);
            value = parameters[HeaderLength..end];
            if (BinaryPrimitives.ReadUInt16BigEndian(parameters) == key)
                return true;
            parameters = parameters[end..];
        }
        value = default;
        return false;
    }
}
