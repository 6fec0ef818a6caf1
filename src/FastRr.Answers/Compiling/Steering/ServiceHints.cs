using System.Buffers.Binary;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Answers.Compiling.Steering;

/// <summary>Puts address hints into the RDATA of SVCB and HTTPS (RFC 9460 §7.3).</summary>
internal static class ServiceHints
{
    private const int Mandatory = 0;
    private const int IPv4Hint = 4;
    private const int IPv6Hint = 6;

    private const int PriorityLength = 2;

    /// <summary>Whether an RR is in ServiceMode (RFC 9460 §2.4.3): only then are there parameters.</summary>
    public static bool IsServiceMode(ReadOnlySpan<byte> rdata) => rdata[..PriorityLength] is not [0, 0];

    /// <summary>TargetName, wire form.</summary>
    public static ReadOnlySpan<byte> TargetOf(ReadOnlySpan<byte> rdata)
    {
        RDataNames.TryGetTarget(RRType.SVCB, rdata, out var place);
        return rdata.Slice(place.Offset, place.Length);
    }

    /// <summary>Replaces the hints of an RR in ServiceMode.</summary>
    /// <param name="rdata">Wire form.</param>
    /// <param name="ipv4">The new hint, 4 octets each; empty: none.</param>
    /// <param name="ipv6">The new hint, 16 octets each; empty: none.</param>
    public static byte[] Replace(ReadOnlySpan<byte> rdata, ReadOnlySpan<byte> ipv4, ReadOnlySpan<byte> ipv6)
    {
        var parameters = new SortedDictionary<int, byte[]>();
        var end = PriorityLength + TargetOf(rdata).Length;
        for (var rest = rdata[end..]; !rest.IsEmpty;)
        {
            int key = BinaryPrimitives.ReadUInt16BigEndian(rest);
            int length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            parameters[key] = rest.Slice(4, length).ToArray();
            rest = rest[(4 + length)..];
        }
        Set(parameters, IPv4Hint, ipv4);
        Set(parameters, IPv6Hint, ipv6);
        DropMissing(parameters);
        using var octets = new MemoryStream();
        octets.Write(rdata[..end]);
        Span<byte> header = stackalloc byte[4];
        // RFC 9460 §2.2: in ascending order of their keys.
        foreach (var (key, value) in parameters)
        {
            BinaryPrimitives.WriteUInt16BigEndian(header, (ushort)key);
            BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)value.Length);
            octets.Write(header);
            octets.Write(value);
        }
        return octets.ToArray();
    }

    private static void Set(SortedDictionary<int, byte[]> parameters, int key, ReadOnlySpan<byte> value)
    {
        parameters.Remove(key);
        if (!value.IsEmpty)
            parameters[key] = value.ToArray();
    }

    /// <summary>RFC 9460 §8: what is mandatory has to be there: a hint that went away leaves that list too.</summary>
    private static void DropMissing(SortedDictionary<int, byte[]> parameters)
    {
        if (!parameters.TryGetValue(Mandatory, out var keys))
            return;
        byte[] kept = [.. keys.Chunk(2).Where(IsThere).SelectMany(key => key)];
        Set(parameters, Mandatory, kept);

        bool IsThere(byte[] key) => parameters.ContainsKey(BinaryPrimitives.ReadUInt16BigEndian(key));
    }
}
