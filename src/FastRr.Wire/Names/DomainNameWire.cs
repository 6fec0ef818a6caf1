namespace FastRr.Wire.Names;

/// <summary>Names inside a message, where a pointer may stand for the rest of a name (RFC 1035 §4.1.4).</summary>
public static class DomainNameWire
{
    /// <summary>
    /// Copies a possibly compressed name out of a message, uncompressed, in the case it stands there.
    /// </summary>
    /// <param name="message">The whole message, from its header's first octet.</param>
    /// <param name="offset">Where the name starts.</param>
    /// <param name="destination">For the name: 255 octets are enough for every name.</param>
    /// <param name="length">Octets written, the root's included; 0 on failure.</param>
    /// <param name="next">Offset of what follows the name in the message.</param>
    /// <returns>
    /// False where the name is cut short, over 255 octets, has a reserved label type, or a pointer that does not point
    /// before the labels it ends. That rule makes every step lead backwards, so no loop is possible.
    /// </returns>
    public static bool TryExpand(
        ReadOnlySpan<byte> message, int offset, Span<byte> destination, out int length, out int next)
    {
        length = next = 0;
        if (destination.Length > DomainName.MaxLength)
            destination = destination[..DomainName.MaxLength];
        var written = 0;
        var runStart = offset;
        while ((uint)offset < (uint)message.Length)
        {
            int label = message[offset];
            if (label > DomainName.MaxLabelLength)
            {
                // RFC 1035 §4.1.4: two 1 bits are a pointer; 01 and 10 are reserved (RFC 6891 §5 took 01 back).
                if (label < 0xC0 || offset + 1 >= message.Length)
                    break;
                var target = ((label & 0x3F) << 8) | message[offset + 1];
                if (target >= runStart)
                    break;
                next = next == 0 ? offset + 2 : next;
                runStart = offset = target;
                continue;
            }
            var end = offset + label + 1;
            if (end > message.Length || written + label + 1 > destination.Length)
                break;
            message[offset..end].CopyTo(destination[written..]);
            written += label + 1;
            offset = end;
            if (label > 0)
                continue;
            next = next == 0 ? offset : next;
            length = written;
            return true;
        }
        next = 0;
        return false;
    }
}
