using System.Buffers.Binary;
using System.Numerics;

namespace FastRr.Engine.Responses;

/// <summary>Orders addresses by how long a prefix they share with the source address, the nearest first.</summary>
internal static class SubnetOrder
{
    private const int IPv4Length = 4;

    /// <summary>Copies the RRs of an address RRset in that order; those that share as much turn among
    /// themselves.</summary>
    /// <param name="ring">RRs of equal length, each ending with its address.</param>
    /// <param name="stride">Octets of an RR.</param>
    /// <param name="addressLength">4 or 16: octets of an address.</param>
    /// <param name="requestor">Who asks.</param>
    /// <param name="turn">The rotation index.</param>
    /// <param name="destination">As long as <paramref name="ring"/>.</param>
    public static void Copy(
        ReadOnlySpan<byte> ring,
        int stride,
        int addressLength,
        ref readonly Requestor requestor,
        ulong turn,
        Span<byte> destination)
    {
        var written = 0;
        for (var limit = int.MaxValue; written < destination.Length;)
        {
            // The longest shared prefix of those not copied yet, and how many share it.
            int longest = -1, count = 0;
            for (var offset = 0; offset < ring.Length; offset += stride)
            {
                var shared = SharedLength(ring.Slice(offset + stride - addressLength, addressLength), in requestor);
                if (shared >= limit || shared < longest)
                    continue;
                count = shared == longest ? count + 1 : 1;
                longest = shared;
            }
            var first = (int)(turn % (ulong)count);
            var place = 0;
            for (var offset = 0; offset < ring.Length; offset += stride)
            {
                var shared = SharedLength(ring.Slice(offset + stride - addressLength, addressLength), in requestor);
                if (shared != longest)
                    continue;
                var turned = (place++ - first + count) % count;
                ring.Slice(offset, stride).CopyTo(destination[(written + (turned * stride))..]);
            }
            written += count * stride;
            limit = longest;
        }
    }

    /// <summary>Bits that an address shares with the source from the first on; 0 where the families differ.</summary>
    private static int SharedLength(ReadOnlySpan<byte> address, ref readonly Requestor requestor)
    {
        var isIPv4 = address.Length == IPv4Length;
        if (isIPv4 != requestor.IsIPv4)
            return 0;
        if (isIPv4)
            return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(address) ^ (uint)requestor.Low);
        var high = BinaryPrimitives.ReadUInt64BigEndian(address) ^ requestor.High;
        return high != 0
            ? BitOperations.LeadingZeroCount(high)
            : 64 + BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt64BigEndian(address[8..]) ^ requestor.Low);
    }
}
