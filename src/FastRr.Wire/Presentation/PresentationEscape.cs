namespace FastRr.Wire.Presentation;

/// <summary>
/// The escapes of master files: \DDD is the octet of that decimal number, \X is X itself (RFC 1035 §5.1).
/// </summary>
internal static class PresentationEscape
{
    /// <summary>From <see cref="Decode"/>: an escape is cut short, or its number is no octet.</summary>
    public const int BadEscape = -1;

    /// <summary>From <see cref="Decode"/>: the destination is too short.</summary>
    public const int NoRoom = -2;

    /// <summary>Reads one octet, escaped or not, and moves past it.</summary>
    /// <param name="text">Raw text.</param>
    /// <param name="offset">Less than the text's length; moved behind what was read.</param>
    /// <param name="octet">The octet meant.</param>
    /// <returns>False where the escape is cut short or \DDD is no octet.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, ref int offset, out byte octet)
    {
        octet = text[offset++];
        if (octet != (byte)'\\')
            return true;
        if ((uint)offset >= (uint)text.Length)
            return false;
        octet = text[offset++];
        if (!IsDigit(octet))
            return true;
        if (text.Length - offset < 2 || !IsDigit(text[offset]) || !IsDigit(text[offset + 1]))
            return false;
        var value = ((octet - '0') * 100) + ((text[offset] - '0') * 10) + (text[offset + 1] - '0');
        offset += 2;
        octet = (byte)value;
        return value <= byte.MaxValue;
    }

    /// <summary>Undoes the escapes of a whole text.</summary>
    /// <param name="text">Raw text, without enclosing quotes.</param>
    /// <param name="destination">Must not overlap the text.</param>
    /// <returns>Octets written, <see cref="BadEscape"/> or <see cref="NoRoom"/>.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var length = text.IndexOf((byte)'\\');
        if (length < 0)
            return text.TryCopyTo(destination) ? text.Length : NoRoom;
        if (!text[..length].TryCopyTo(destination))
            return NoRoom;
        for (var offset = length; offset < text.Length; length++)
        {
            if (!TryRead(text, ref offset, out var octet))
                return BadEscape;
            if ((uint)length >= (uint)destination.Length)
                return NoRoom;
            destination[length] = octet;
        }
        return length;
    }

    /// <summary>Where the first quote stands that no backslash escapes, or -1.</summary>
    public static int IndexOfQuote(ReadOnlySpan<byte> text)
    {
        var first = text.IndexOf((byte)'"');
        if (first <= 0)
            return first;
        for (var offset = 0; offset < text.Length; offset++)
        {
            if (text[offset] == (byte)'\\')
                offset++;
            else if (text[offset] == (byte)'"')
                return offset;
        }
        return -1;
    }

    public static bool IsDigit(byte octet) => (uint)(octet - '0') < 10;
}
