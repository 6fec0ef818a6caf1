using System.Buffers.Binary;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Server.Configuration.Pools;

/// <summary>The parameters ipv4hint and ipv6hint of SVCB and HTTPS.</summary>
internal static class ServiceHints
{
    // RFC 9460 §14.3.2
    private const ushort IPv4Hint = 4;
    private const ushort IPv6Hint = 6;

    // SvcParamKey and length, 16 bits each (RFC 9460 §2.2).
    private const int HeaderLength = 4;

    /// <summary>Whether an RR has hints that those of a pool's members replace.</summary>
    /// <param name="rdata">Valid RDATA of SVCB or HTTPS.</param>
    /// <param name="isOfPool">Whether a name is one of the pool's.</param>
    public static bool AreReplaced(ReadOnlySpan<byte> rdata, Func<PoolName, bool> isOfPool)
    {
        return TakesHints(rdata, isOfPool) && Without(rdata).Length != rdata.Length;
    }

    /// <summary>Whether an RR takes the addresses of a pool's members as hints.</summary>
    /// <param name="rdata">Valid RDATA of SVCB or HTTPS.</param>
    /// <param name="isOfPool">Whether a name is one of the pool's.</param>
    public static bool TakesHints(ReadOnlySpan<byte> rdata, Func<PoolName, bool> isOfPool)
    {
        // RFC 9460 §2.4.2: in AliasMode parameters mean nothing.
        if (BinaryPrimitives.ReadUInt16BigEndian(rdata) == 0)
            return false;
        RDataNames.TryGetTarget(RRType.HTTPS, rdata, out var target);
        // RFC 9460 §2.5.2: the root stands for the owner.
        return target.Length == 1 || isOfPool(new PoolName(rdata.Slice(target.Offset, target.Length)));
    }

    /// <param name="rdata">Valid RDATA of SVCB or HTTPS.</param>
    /// <returns>The same without hints.</returns>
    public static byte[] Without(ReadOnlySpan<byte> rdata)
    {
        RDataNames.TryGetTarget(RRType.HTTPS, rdata, out var target);
        var at = target.Offset + target.Length;
        var kept = new List<byte>(rdata.Length);
        kept.AddRange(rdata[..at]);
        while (at < rdata.Length)
        {
            var key = BinaryPrimitives.ReadUInt16BigEndian(rdata[at..]);
            var end = at + HeaderLength + BinaryPrimitives.ReadUInt16BigEndian(rdata[(at + 2)..]);
            if (key is not (IPv4Hint or IPv6Hint))
                kept.AddRange(rdata[at..end]);
            at = end;
        }
        return [.. kept];
    }
}
