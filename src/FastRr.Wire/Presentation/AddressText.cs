using System.Buffers.Binary;

namespace FastRr.Wire.Presentation;

/// <summary>Addresses as text: dotted decimal, and IPv6 as RFC 4291 §2.2 reads and RFC 5952 §4 writes it.</summary>
internal static class AddressText
{
    public const int IPv4Length = 4;
    public const int IPv6Length = 16;

    /// <summary>
    /// Reads four numbers of 0 to 255 between dots. Zeros in front are refused: some read them as octal.
    /// </summary>
    /// <param name="text">The whole text.</param>
    /// <param name="destination">At least 4 octets.</param>
    public static bool TryParseIPv4(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var offset = 0;
        for (var part = 0; part < IPv4Length; part++)
        {
            if (part > 0 && ((uint)offset >= (uint)text.Length || text[offset++] != (byte)'.'))
                return false;
            var start = offset;
            var value = 0;
            for (; (uint)offset < (uint)text.Length && PresentationEscape.IsDigit(text[offset]); offset++)
            {
                value = (value * 10) + (text[offset] - '0');
                if (value > byte.MaxValue)
                    return false;
            }
            if (offset == start || (text[start] == (byte)'0' && offset - start > 1))
                return false;
            destination[part] = (byte)value;
        }
        return offset == text.Length;
    }

    /// <summary>
    /// Reads eight groups of up to four hexadecimal digits, one run of zeros as "::", the last 32 bits also dotted.
    /// </summary>
    /// <param name="text">The whole text.</param>
    /// <param name="destination">At least 16 octets.</param>
    public static bool TryParseIPv6(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        Span<byte> groups = stackalloc byte[IPv6Length];
        var written = 0;
        var gap = -1; // octets before "::"
        var offset = 0;
        if (text.StartsWith("::"u8))
        {
            gap = 0;
            offset = 2;
        }
        while (offset < text.Length)
        {
            var end = offset;
            while (end < text.Length && text[end] != (byte)':')
                end++;
            var group = text[offset..end];
            if (end == text.Length && group.Contains((byte)'.'))
            {
                if (written > IPv6Length - IPv4Length || !TryParseIPv4(group, groups[written..]))
                    return false;
                written += IPv4Length;
                break;
            }
            if (written == IPv6Length || !TryParseGroup(group, groups[written..]))
                return false;
            written += 2;
            if (end == text.Length)
                break;
            offset = end + 1;
            if (offset == text.Length)
                return false;
            if (text[offset] != (byte)':')
                continue;
            if (gap >= 0)
                return false;
            gap = written;
            offset++;
        }
        // RFC 4291 §2.2: "::" stands for one or more groups of zeros.
        if (gap < 0 ? written != IPv6Length : written > IPv6Length - 2)
            return false;
        destination = destination[..IPv6Length];
        destination.Clear();
        var head = gap < 0 ? written : gap;
        groups[..head].CopyTo(destination);
        groups[head..written].CopyTo(destination[(IPv6Length - (written - head))..]);
        return true;
    }

    public static void FormatIPv4(ReadOnlySpan<byte> address, ref PresentationWriter writer)
    {
        for (var part = 0; part < IPv4Length; part++)
        {
            if (part > 0)
                writer.Add((byte)'.');
            writer.AddDecimal(address[part]);
        }
    }

    public static void FormatIPv6(ReadOnlySpan<byte> address, ref PresentationWriter writer)
    {
        // RFC 5952 §5: an IPv4-mapped address is written with its dotted form.
        if (address[..12].SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]))
        {
            writer.Add("::ffff:"u8);
            FormatIPv4(address[12..], ref writer);
            return;
        }
        var (gap, gapLength) = LongestRunOfZeros(address);
        for (var group = 0; group < 8; group++)
        {
            if (group == gap)
            {
                writer.Add("::"u8);
                group += gapLength - 1;
                continue;
            }
            if (group > 0 && group != gap + gapLength)
                writer.Add((byte)':');
            FormatGroup(BinaryPrimitives.ReadUInt16BigEndian(address[(group * 2)..]), ref writer);
        }
    }

    private static bool TryParseGroup(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        if (text.Length is 0 or > 4)
            return false;
        var value = 0;
        foreach (var octet in text)
        {
            var digit = HexText.DigitOf(octet);
            if (digit < 0)
                return false;
            value = (value << 4) | digit;
        }
        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)value);
        return true;
    }

    private static void FormatGroup(ushort group, ref PresentationWriter writer)
    {
        var shift = group >= 0x1000 ? 12 : group >= 0x100 ? 8 : group >= 0x10 ? 4 : 0;
        for (; shift >= 0; shift -= 4)
            writer.Add("0123456789abcdef"u8[(group >> shift) & 15]);
    }

    /// <summary>RFC 5952 §4.2: the longest run of two or more zero groups, the first of equals.</summary>
    private static (int Start, int Length) LongestRunOfZeros(ReadOnlySpan<byte> address)
    {
        var (start, length) = (-1, 1);
        for (var group = 0; group < 8; group++)
        {
            var end = group;
            while (end < 8 && BinaryPrimitives.ReadUInt16BigEndian(address[(end * 2)..]) == 0)
                end++;
            if (end - group > length)
                (start, length) = (group, end - group);
            group = Math.Max(group, end - 1);
        }
        return start < 0 ? (-1, 0) : (start, length);
    }
}
