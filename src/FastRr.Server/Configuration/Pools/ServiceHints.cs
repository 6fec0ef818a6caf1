using System.Buffers.Binary;
using FastRr.Wire.Registry;
using FastRr.Wire.RData;

namespace FastRr.Server.Configuration.Pools;

/// <summary>The parameters ipv4hint and ipv6hint of SVCB and HTTPS.</summary>
internal static class ServiceHints
{
    // RFC 9460 §14.3.2
    private const ushort IPv4Hint = 4;
    private const ushort IPv6Hint = 6;

    // SvcParamKey and length, 16 bits each (RFC 9460 §2.2).
    private const int HeaderLength = 4;

    public static bool HasAny(ReadOnlySpan<byte> rdata) => Without(rdata).Length < rdata.Length;

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
