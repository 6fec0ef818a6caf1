namespace FastRr.Wire.Presentation;

/// <summary>
/// Base32 with the extended hexadecimal alphabet (RFC 4648 §7), without padding, in either case (RFC 5155 §1.3).
/// </summary>
internal static class Base32HexText
{
    /// <summary>Octets that a text of so many characters stands for.</summary>
    public static int LengthOf(int characters) => characters * 5 / 8;

    /// <summary>Reads a whole text.</summary>
    /// <param name="text">Digits only.</param>
    /// <param name="destination">At least <see cref="LengthOf"/> octets.</param>
    /// <returns>False at another character, an impossible length, or bits left over that are not zero.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        // A last group has 2, 4, 5, 7 or 8 characters for 1 to 5 octets.
        if (text.IsEmpty || (text.Length & 7) is 1 or 3 or 6)
            return false;
        uint bits = 0;
        var bitCount = 0;
        var written = 0;
        foreach (var octet in text)
        {
            var digit = DigitOf(octet);
            if (digit < 0)
                return false;
            bits = (bits << 5) | (uint)digit;
            bitCount += 5;
            if (bitCount < 8)
                continue;
            bitCount -= 8;
            destination[written++] = (byte)(bits >> bitCount);
            bits &= (1u << bitCount) - 1;
        }
        return bits == 0;
    }

    public static void Format(ReadOnlySpan<byte> octets, ref PresentationWriter writer)
    {
        uint bits = 0;
        var bitCount = 0;
        foreach (var octet in octets)
        {
            bits = (bits << 8) | octet;
            for (bitCount += 8; bitCount >= 5; bitCount -= 5)
                writer.Add("0123456789abcdefghijklmnopqrstuv"u8[(int)(bits >> (bitCount - 5)) & 31]);
        }
        if (bitCount > 0)
            writer.Add("0123456789abcdefghijklmnopqrstuv"u8[(int)(bits << (5 - bitCount)) & 31]);
    }

    private static int DigitOf(byte octet)
    {
        if (PresentationEscape.IsDigit(octet))
            return octet - '0';
        var letter = (octet | 0x20) - 'a';
        return (uint)letter < 22 ? letter + 10 : -1;
    }
}
