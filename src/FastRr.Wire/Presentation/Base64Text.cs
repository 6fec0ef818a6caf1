namespace FastRr.Wire.Presentation;

/// <summary>Base64 (RFC 4648 §4), read in pieces cut anywhere.</summary>
internal ref struct Base64Text(Span<byte> destination)
{
    private const int Padding = 64;
    private readonly Span<byte> _destination = destination;
    private uint _bits;
    private int _count; // characters read, padding included
    private int _padding;

    /// <summary>Octets written.</summary>
    public int Length { get; private set; }

    /// <summary>Whether the destination was too short.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Reads one piece.</summary>
    /// <returns>
    /// False at a character that is none of the alphabet or follows the padding, and where there is no room.
    /// </returns>
    public bool TryAdd(scoped ReadOnlySpan<byte> text)
    {
        foreach (var octet in text)
        {
            var digit = DigitOf(octet);
            if (digit < 0 || (_padding > 0 && digit != Padding))
                return false;
            if (digit == Padding)
            {
                // One or two at the end of a group of four, never more.
                if ((_count & 3) < 2 || ++_padding > 2)
                    return false;
                digit = 0;
            }
            _bits = (_bits << 6) | (uint)digit;
            if ((++_count & 3) == 0 && !TryEndGroup())
                return false;
        }
        return true;
    }

    /// <summary>Whether what was read ends with a whole group.</summary>
    public readonly bool IsComplete => (_count & 3) == 0;

    public static void Format(ReadOnlySpan<byte> octets, ref PresentationWriter writer)
    {
        for (; octets.Length > 2; octets = octets[3..])
            FormatGroup((uint)((octets[0] << 16) | (octets[1] << 8) | octets[2]), 4, ref writer);
        if (octets.Length == 2)
            FormatGroup((uint)((octets[0] << 16) | (octets[1] << 8)), 3, ref writer);
        else if (octets.Length == 1)
            FormatGroup((uint)(octets[0] << 16), 2, ref writer);
    }

    private bool TryEndGroup()
    {
        // RFC 4648 §3.5: bits that padding leaves over must be zero, or two texts would stand for the same octets.
        if ((_bits & ((1u << (8 * _padding)) - 1)) != 0)
            return false;
        if (Length + 3 - _padding > _destination.Length)
        {
            IsFull = true;
            return false;
        }
        for (var shift = 16; shift >= 8 * _padding; shift -= 8)
            _destination[Length++] = (byte)(_bits >> shift);
        _bits = 0;
        return true;
    }

    private static void FormatGroup(uint bits, int digits, ref PresentationWriter writer)
    {
        for (var digit = 0; digit < 4; digit++)
        {
            var value = (int)(bits >> (18 - (6 * digit))) & 63;
            writer.Add(digit < digits
                ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8[value]
                : (byte)'=');
        }
    }

    private static int DigitOf(byte octet) => octet switch
    {
        >= (byte)'A' and <= (byte)'Z' => octet - 'A',
        >= (byte)'a' and <= (byte)'z' => octet - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => octet - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        (byte)'=' => Padding,
        _ => -1,
    };
}
