using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Wire.RData;

/// <summary>RDATA inside a message, where its names may be compressed (RFC 1035 §4.1.4).</summary>
public static class RDataWire
{
    /// <summary>Copies RDATA out of a message, names uncompressed, in the case they stand there.</summary>
    /// <param name="type">Any type; of one whose names are never compressed all is copied as it stands.</param>
    /// <param name="message">The whole message, from its header's first octet.</param>
    /// <param name="offset">Where the RDATA starts.</param>
    /// <param name="length">RDLENGTH.</param>
    /// <param name="destination">For the RDATA: 65 535 octets are enough for all there can be.</param>
    /// <param name="written">Octets written; 0 on failure.</param>
    /// <returns>False where it is cut short, or not in its type's format.</returns>
    public static bool TryExpand(
        RRType type,
        ReadOnlySpan<byte> message,
        int offset,
        int length,
        Span<byte> destination,
        out int written)
    {
        written = 0;
        if (offset < 0 || length < 0 || offset > message.Length - length)
            return false;
        var end = offset + length;
        var count = 0;
        var fields = RDataNames.AreCompressible(type) ? RDataFormat.FieldsOf(type) : [];
        foreach (var field in fields)
        {
            if (field == RDataField.CompressibleName)
            {
                if (!DomainNameWire.TryExpand(
                    message[..end], offset, destination[count..], out var nameLength, out var next))
                    return false;
                count += nameLength;
                offset = next;
                continue;
            }
            var fieldLength = RDataFields.Measure(field, message[offset..end]);
            if (fieldLength < 0 || !message.Slice(offset, fieldLength).TryCopyTo(destination[count..]))
                return false;
            count += fieldLength;
            offset += fieldLength;
        }
        // Behind the last field nothing may stand; of a type without fields this is all of it.
        if ((fields.Length > 0 && offset != end) || !message[offset..end].TryCopyTo(destination[count..]))
            return false;
        written = count + end - offset;
        return true;
    }
}
