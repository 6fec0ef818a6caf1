namespace FastRr.Wire.Presentation;

/// <summary>
/// Hexadecimal digits in either case, two to an octet; a text may come in several pieces, cut anywhere.
/// </summary>
internal static class HexText
{
    /// <summary>The value of a hexadecimal digit, or -1.</summary>
    public static int DigitOf(byte octet)
    {
        var digit = octet - '0';
        if ((uint)digit < 10)
            return digit;
        var letter = (octet | 0x20) - 'a';
        return (uint)letter < 6 ? letter + 10 : -1;
    }

    /// <summary>Reads one piece.</summary>
    /// <param name="text">Digits only.</param>
    /// <param name="destination">Where the octets go.</param>
    /// <param name="digits">Digits read so far, in all pieces; an odd one waits in its octet's upper half.</param>
    /// <returns>False where there is another octet, or no room.</returns>
    public static bool TryParsePiece(ReadOnlySpan<byte> text, Span<byte> destination, ref int digits)
    {
        foreach (var octet in text)
        {
            var digit = DigitOf(octet);
            if (digit < 0 || (uint)(digits >> 1) >= (uint)destination.Length)
                return false;
            if ((digits & 1) == 0)
                destination[digits >> 1] = (byte)(digit << 4);
            else
                destination[digits >> 1] |= (byte)digit;
            digits++;
        }
        return true;
    }

    public static void Format(ReadOnlySpan<byte> octets, ref PresentationWriter writer)
    {
        foreach (var octet in octets)
            writer.AddHex(octet);
    }
}
