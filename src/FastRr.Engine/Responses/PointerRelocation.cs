using System.Buffers.Binary;
using FastRr.Wire.Messages;
using FastRr.Wire.Registry;

namespace FastRr.Engine.Responses;

/// <summary>
/// Moves the compression pointers of composed RRs. They were compiled for a base name behind the header; where the
/// question has another length, or the base name stands elsewhere in the message, they point beside it.
/// </summary>
internal static class PointerRelocation
{
    private const int PointerBits = 0xC000;
    private const int OffsetBits = 0x3FFF;

    /// <summary>Octets of TYPE, CLASS, TTL and RDLENGTH.</summary>
    private const int FixedLength = 10;

    /// <summary>Adjusts every pointer in a stretch of whole RRs.</summary>
    /// <param name="records">The RRs and no more.</param>
    /// <param name="shift">How they move.</param>
    public static void Apply(Span<byte> records, PointerShift shift)
    {
        while (records.Length > FixedLength)
        {
            var offset = MoveName(records, shift);
            var type = (RRType)BinaryPrimitives.ReadUInt16BigEndian(records[offset..]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(records[(offset + 8)..]);
            offset += FixedLength;
            // The types whose names the compiler compresses (RDataNames.AreCompressible, RFC 3597 §4).
            if (type is RRType.NS or RRType.PTR)
            {
                MoveName(records[offset..], shift);
            }
            else if (type == RRType.MX)
            {
                MoveName(records[(offset + 2)..], shift);
            }
            else if (type == RRType.SOA)
            {
                var next = offset + MoveName(records[offset..], shift);
                MoveName(records[next..], shift);
            }
            records = records[(offset + length)..];
        }
    }

    /// <returns>Octets of the name.</returns>
    private static int MoveName(Span<byte> name, PointerShift shift)
    {
        var offset = 0;
        while (name[offset] is not 0 and < 0xC0)
            offset += name[offset] + 1;
        if (name[offset] == 0)
            return offset + 1;
        var pointer = name[offset..];
        var target = BinaryPrimitives.ReadUInt16BigEndian(pointer) & OffsetBits;
        target = target == MessageHeader.Length ? shift.WholeTarget : target + shift.SuffixDelta;
        BinaryPrimitives.WriteUInt16BigEndian(pointer, (ushort)(PointerBits | target));
        return offset + 2;
    }
}
