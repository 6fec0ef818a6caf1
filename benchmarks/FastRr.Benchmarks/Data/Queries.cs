using FastRr.Wire.Registry;

namespace FastRr.Benchmarks.Data;

/// <summary>Composes the octets of queries.</summary>
internal static class Queries
{
    /// <summary>An OPT of 1232 octets without options (RFC 6891 §6.1.2).</summary>
    public static byte[] PlainOpt => [0, 0, (byte)RRType.OPT, 0x04, 0xD0, 0, 0, 0, 0, 0, 0];

    /// <summary>A query with RD clear, without an OPT unless one is given.</summary>
    /// <param name="name">QNAME in wire form.</param>
    /// <param name="type">QTYPE.</param>
    /// <param name="opt">The whole OPT, or nothing.</param>
    /// <param name="id">The message's ID.</param>
    public static byte[] Compose(byte[] name, RRType type, byte[]? opt = null, ushort id = 0x1234)
    {
        byte[] header = [(byte)(id >> 8), (byte)id, 0, 0, 0, 1, 0, 0, 0, 0, 0, (byte)(opt is null ? 0 : 1)];
        return [.. header, .. name, (byte)((int)type >> 8), (byte)type, 0, (byte)RRClass.IN, .. opt ?? []];
    }

    /// <summary>An OPT of 1232 octets with options in the order given.</summary>
    public static byte[] Opt(params byte[][] options)
    {
        byte[] data = [.. options.SelectMany(option => option)];
        return [.. PlainOpt[..9], (byte)(data.Length >> 8), (byte)data.Length, .. data];
    }

    /// <summary>A COOKIE option with a random client cookie (RFC 7873 §4).</summary>
    public static byte[] Cookie(Random random)
    {
        var cookie = new byte[8];
        random.NextBytes(cookie);
        return Option(EdnsOptionCode.Cookie, cookie);
    }

    /// <summary>A client subnet of 24 bits (RFC 7871 §6).</summary>
    public static byte[] ClientSubnet(Random random) => Option(
        EdnsOptionCode.ClientSubnet, [0, 1, 24, 0, (byte)random.Next(1, 224), (byte)random.Next(256), 0]);

    /// <summary>Asks for the server's name (RFC 5001 §2.1).</summary>
    public static byte[] Nsid() => Option(EdnsOptionCode.Nsid, []);

    /// <summary>An option that nobody knows.</summary>
    public static byte[] Unknown() => Option((EdnsOptionCode)65001, [1, 2, 3]);

    private static byte[] Option(EdnsOptionCode code, byte[] data) =>
        [(byte)((int)code >> 8), (byte)code, (byte)(data.Length >> 8), (byte)data.Length, .. data];
}
