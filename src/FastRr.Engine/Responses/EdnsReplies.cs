using System.Buffers.Binary;
using System.Text;
using FastRr.Wire.Registry;

namespace FastRr.Engine.Responses;

/// <summary>Octets of our OPT that do not depend on the query.</summary>
internal sealed class EdnsReplies
{
    /// <summary>Octets of an OPT without options.</summary>
    public const int FixedLength = 11;

    // RFC 7828 §3.1: the timeout counts units of 100 ms, 16 bits.
    private const double KeepaliveUnitMilliseconds = 100;

    public EdnsReplies(ResponderOptions options)
    {
        Fixed = new byte[FixedLength];
        BinaryPrimitives.WriteUInt16BigEndian(Fixed.AsSpan(1), (ushort)RRType.OPT);
        BinaryPrimitives.WriteUInt16BigEndian(Fixed.AsSpan(3), (ushort)options.UdpPayloadSize);
        Nsid = options.Identity is null ? [] : Option(EdnsOptionCode.Nsid, Encoding.UTF8.GetBytes(options.Identity));
        var units = options.TcpIdleTimeout.TotalMilliseconds / KeepaliveUnitMilliseconds;
        var timeout = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(timeout, (ushort)Math.Clamp(units, 0, ushort.MaxValue));
        Keepalive = Option(EdnsOptionCode.TcpKeepalive, timeout);
    }

    /// <summary>Root, TYPE, our payload size, extended RCODE 0, version 0, no flags, no options.</summary>
    public byte[] Fixed { get; }

    /// <summary>The NSID option (RFC 5001), empty where there is no identity.</summary>
    public byte[] Nsid { get; }

    /// <summary>The keepalive option (RFC 7828).</summary>
    public byte[] Keepalive { get; }

    /// <summary>Most octets that the options of one response can take: client subnet 20, cookie 24, NSID 255,
    /// keepalive 2,
    /// extended error 2, each behind 4 octets of code and length.</summary>
    public const int MaxOptionsLength = 20 + 24 + 255 + 2 + 2 + (5 * 4);

    private static byte[] Option(EdnsOptionCode code, byte[] data)
    {
        var option = new byte[4 + data.Length];
        BinaryPrimitives.WriteUInt16BigEndian(option, (ushort)code);
        BinaryPrimitives.WriteUInt16BigEndian(option.AsSpan(2), (ushort)data.Length);
        data.CopyTo(option, 4);
        return option;
    }
}
