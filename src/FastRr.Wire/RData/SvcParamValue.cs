using System.Buffers.Binary;
using System.Text.Unicode;
using FastRr.Wire.Presentation;

namespace FastRr.Wire.RData;

/// <summary>One SvcParamValue by its key: text to wire, wire to text, and whether it is in the key's form.</summary>
internal static class SvcParamValue
{
    /// <summary>From <see cref="Parse"/>: the text is not in the key's form.</summary>
    private const int BadValue = PresentationEscape.BadEscape;

    // The longest item of a list of keys or addresses: an IPv6 address in full with its last 32 bits dotted.
    private const int MaxItemLength = 45;

    /// <summary>What a key's parameter should be, for errors.</summary>
    public static string Expected(ushort key) => key switch
    {
        ServiceKey.Mandatory => "mandatory= and a list of keys, none twice, mandatory itself not among them",
        ServiceKey.Alpn => "alpn= and a list of protocols of 1 to 255 octets such as h2,h3",
        ServiceKey.NoDefaultAlpn => "no-default-alpn without a value",
        ServiceKey.Port => "port= and a number from 0 to 65535",
        ServiceKey.IPv4Hint => "ipv4hint= and a list of IPv4 addresses",
        ServiceKey.Ech => "ech= and base64",
        ServiceKey.IPv6Hint => "ipv6hint= and a list of IPv6 addresses",
        ServiceKey.DohPath => "dohpath= and a URI template that starts with '/' and has the variable dns",
        ServiceKey.Ohttp => "ohttp without a value",
        _ => "a service parameter such as key667=text, with right escapes",
    };

    /// <summary>Reads a value.</summary>
    /// <param name="key">Chooses the form; a key without one takes the octets as they are.</param>
    /// <param name="text">Raw, without enclosing quotes.</param>
    /// <param name="destination">For the wire form.</param>
    /// <returns>Octets written, or a negative number; of room, <see cref="PresentationEscape.NoRoom"/>.</returns>
    public static int Parse(ushort key, ReadOnlySpan<byte> text, Span<byte> destination) => key switch
    {
        ServiceKey.Mandatory => ParseKeys(text, destination),
        ServiceKey.Alpn => ParseProtocols(text, destination),
        ServiceKey.Port => ParsePort(text, destination),
        ServiceKey.IPv4Hint => ParseAddresses(text, AddressText.IPv4Length, destination),
        ServiceKey.Ech => ParseBase64(text, destination),
        ServiceKey.IPv6Hint => ParseAddresses(text, AddressText.IPv6Length, destination),
        _ => PresentationEscape.Decode(text, destination),
    };

    public static void Format(ushort key, ReadOnlySpan<byte> value, ref PresentationWriter writer)
    {
        switch (key)
        {
            case ServiceKey.Mandatory:
                FormatKeys(value, ref writer);
                break;
            case ServiceKey.Alpn:
                FormatProtocols(value, ref writer);
                break;
            case ServiceKey.Port:
                writer.AddDecimal(BinaryPrimitives.ReadUInt16BigEndian(value));
                break;
            case ServiceKey.IPv4Hint or ServiceKey.IPv6Hint:
                FormatAddresses(key, value, ref writer);
                break;
            case ServiceKey.Ech:
                Base64Text.Format(value, ref writer);
                break;
            default:
                writer.Add((byte)'"');
                writer.AddQuotable(value);
                writer.Add((byte)'"');
                break;
        }
    }

    /// <summary>Whether a value is in its key's wire form (RFC 9460 §7, §8; RFC 9461 §5; RFC 9540 §4).</summary>
    public static bool IsValid(ushort key, ReadOnlySpan<byte> value) => key switch
    {
        ServiceKey.Mandatory => AreKeysValid(value),
        ServiceKey.Alpn => AreProtocolsValid(value),
        ServiceKey.NoDefaultAlpn or ServiceKey.Ohttp => value.IsEmpty,
        ServiceKey.Port => value.Length == sizeof(ushort),
        ServiceKey.IPv4Hint => value.Length > 0 && value.Length % AddressText.IPv4Length == 0,
        ServiceKey.Ech => value.Length > 0,
        ServiceKey.IPv6Hint => value.Length > 0 && value.Length % AddressText.IPv6Length == 0,
        ServiceKey.DohPath => value.Length > 0 && value[0] == (byte)'/' && Utf8.IsValid(value) && HasDnsVariable(value),
        ServiceKey.Invalid => false,
        _ => true,
    };

    private static int ParsePort(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        Span<byte> digits = stackalloc byte[MaxItemLength];
        var length = PresentationEscape.Decode(text, digits);
        if (length < 0 || !IntervalText.TryParseNumber(digits[..length], ushort.MaxValue, out var port))
            return BadValue;
        return BinaryPrimitives.TryWriteUInt16BigEndian(destination, (ushort)port)
            ? sizeof(ushort)
            : PresentationEscape.NoRoom;
    }

    private static int ParseBase64(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var octets = new Base64Text(destination);
        Span<byte> piece = stackalloc byte[1];
        for (var offset = 0; offset < text.Length;)
        {
            if (!PresentationEscape.TryRead(text, ref offset, out piece[0]))
                return BadValue;
            if (!octets.TryAdd(piece))
                return octets.IsFull ? PresentationEscape.NoRoom : BadValue;
        }
        return octets.IsComplete ? octets.Length : BadValue;
    }

    private static int ParseProtocols(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        Span<byte> item = stackalloc byte[byte.MaxValue];
        var written = 0;
        for (var items = new ValueListReader(text); items.HasNext;)
        {
            if (!items.TryRead(item, out var length))
                return BadValue;
            if (written + 1 + length > destination.Length)
                return PresentationEscape.NoRoom;
            destination[written] = (byte)length;
            item[..length].CopyTo(destination[(written + 1)..]);
            written += 1 + length;
        }
        return written;
    }

    private static int ParseAddresses(ReadOnlySpan<byte> text, int addressLength, Span<byte> destination)
    {
        Span<byte> item = stackalloc byte[MaxItemLength];
        var written = 0;
        for (var items = new ValueListReader(text); items.HasNext; written += addressLength)
        {
            if (!items.TryRead(item, out var length))
                return BadValue;
            if (written + addressLength > destination.Length)
                return PresentationEscape.NoRoom;
            var isAddress = addressLength == AddressText.IPv4Length
                ? AddressText.TryParseIPv4(item[..length], destination[written..])
                : AddressText.TryParseIPv6(item[..length], destination[written..]);
            if (!isAddress)
                return BadValue;
        }
        return written;
    }

    /// <summary>
    /// Writes the keys in ascending order (RFC 9460 §8); one that stands twice is left to the check of the wire form.
    /// </summary>
    private static int ParseKeys(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        Span<byte> item = stackalloc byte[MaxItemLength];
        var written = 0;
        for (var items = new ValueListReader(text); items.HasNext; written += sizeof(ushort))
        {
            if (!items.TryRead(item, out var length) || !ServiceKey.TryParse(item[..length], out var key))
                return BadValue;
            if (written + sizeof(ushort) > destination.Length)
                return PresentationEscape.NoRoom;
            var place = written;
            for (; place > 0 && BinaryPrimitives.ReadUInt16BigEndian(destination[(place - 2)..]) > key; place -= 2)
                destination.Slice(place - 2, 2).CopyTo(destination[place..]);
            BinaryPrimitives.WriteUInt16BigEndian(destination[place..], key);
        }
        return written;
    }

    private static void FormatKeys(ReadOnlySpan<byte> value, ref PresentationWriter writer)
    {
        for (var offset = 0; offset < value.Length; offset += sizeof(ushort))
        {
            if (offset > 0)
                writer.Add((byte)',');
            ServiceKey.Format(BinaryPrimitives.ReadUInt16BigEndian(value[offset..]), ref writer);
        }
    }

    private static void FormatProtocols(ReadOnlySpan<byte> value, ref PresentationWriter writer)
    {
        writer.Add((byte)'"');
        for (var offset = 0; offset < value.Length; offset += value[offset] + 1)
        {
            if (offset > 0)
                writer.Add((byte)',');
            var protocol = value.Slice(offset + 1, value[offset]);
            for (var i = 0; i < protocol.Length; i++)
            {
                // RFC 9460 §A.1: the list's own backslash, which is then escaped as master files want it.
                if (protocol[i] is (byte)',' or (byte)'\\')
                    writer.Add(@"\\"u8);
                writer.AddQuotable(protocol.Slice(i, 1));
            }
        }
        writer.Add((byte)'"');
    }

    private static void FormatAddresses(ushort key, ReadOnlySpan<byte> value, ref PresentationWriter writer)
    {
        var length = key == ServiceKey.IPv4Hint ? AddressText.IPv4Length : AddressText.IPv6Length;
        for (var offset = 0; offset < value.Length; offset += length)
        {
            if (offset > 0)
                writer.Add((byte)',');
            if (key == ServiceKey.IPv4Hint)
                AddressText.FormatIPv4(value.Slice(offset, length), ref writer);
            else
                AddressText.FormatIPv6(value.Slice(offset, length), ref writer);
        }
    }

    /// <summary>RFC 9460 §8: not empty, strictly ascending, without mandatory itself.</summary>
    private static bool AreKeysValid(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || (value.Length & 1) != 0)
            return false;
        int previous = ServiceKey.Mandatory;
        for (; !value.IsEmpty; value = value[2..])
        {
            var key = BinaryPrimitives.ReadUInt16BigEndian(value);
            if (key <= previous)
                return false;
            previous = key;
        }
        return previous != ServiceKey.Invalid;
    }

    /// <summary>
    /// RFC 9460 §7.1.1: one or more protocols of 1 to 255 octets, each behind its length, to the end.
    /// </summary>
    private static bool AreProtocolsValid(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            return false;
        while (!value.IsEmpty)
        {
            if (value[0] == 0 || value[0] >= value.Length)
                return false;
            value = value[(value[0] + 1)..];
        }
        return true;
    }

    /// <summary>
    /// RFC 9461 §5: an expression of the template, as {?dns}, has the variable dns (RFC 6570 §2.2, §2.3).
    /// </summary>
    private static bool HasDnsVariable(ReadOnlySpan<byte> template)
    {
        for (var open = template.IndexOf((byte)'{'); open >= 0; open = template.IndexOf((byte)'{'))
        {
            template = template[(open + 1)..];
            var close = template.IndexOf((byte)'}');
            if (close < 0)
                return false;
            var names = template[..close];
            if (!names.IsEmpty && "+#./;?&"u8.Contains(names[0]))
                names = names[1..];
            foreach (var name in names.Split((byte)','))
            {
                if (names[name].TrimEnd((byte)'*').SequenceEqual("dns"u8))
                    return true;
            }
            template = template[close..];
        }
        return false;
    }
}
