using System.Buffers.Binary;
using System.Text;
using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Server.Hosting;

/// <summary>
/// What resolvers ask, about in the shares they ask it: the runtime lays the code out by what it sees here.
/// </summary>
internal static class WarmUpQueries
{
    private static readonly (string Name, RRType Type)[] s_questions =
    [
        ("www.example.com.", RRType.A),
        ("www.example.com.", RRType.AAAA),
        ("WWW.eXample.com.", RRType.A),
        ("nothing.example.com.", RRType.A),
        ("www.example.com.", RRType.A),
        ("alias.example.com.", RRType.AAAA),
        ("any.apps.example.com.", RRType.A),
        ("example.com.", RRType.MX),
        ("www.example.com.", RRType.A),
        ("www.child.example.com.", RRType.A),
        ("geo.example.com.", RRType.A),
        ("www.example.com.", RRType.HTTPS),
        ("www.example.org.", RRType.A),
    ];

    /// <summary>A plain OPT of 1232 octets, one with DO and a client cookie, and one with a client subnet.</summary>
    private static readonly byte[][] s_opts =
    [
        [],
        [0, 0, 41, 0x04, 0xD0, 0, 0, 0, 0, 0, 0],
        [0, 0, 41, 0x04, 0xD0, 0, 0, 0x80, 0, 0, 12, 0, 10, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8],
        [0, 0, 41, 0x04, 0xD0, 0, 0, 0, 0, 0, 11, 0, 8, 0, 7, 0, 1, 24, 0, 198, 51, 100],
    ];

    /// <summary>Composes so many queries in wire form.</summary>
    public static byte[][] Compose(int count)
    {
        var queries = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            var (name, type) = s_questions[i % s_questions.Length];
            queries[i] = Compose((ushort)i, name, type, s_opts[i / s_questions.Length % s_opts.Length]);
        }
        return queries;
    }

    private static byte[] Compose(ushort id, string name, RRType type, byte[] opt)
    {
        Span<byte> wire = stackalloc byte[DomainName.MaxLength];
        DomainNameText.TryParse(Encoding.ASCII.GetBytes(name), default, wire, out var length, out _);
        var query = new byte[12 + length + 4 + opt.Length];
        BinaryPrimitives.WriteUInt16BigEndian(query, id);
        query[5] = 1;
        query[11] = (byte)(opt.Length > 0 ? 1 : 0);
        wire[..length].CopyTo(query.AsSpan(12));
        BinaryPrimitives.WriteUInt16BigEndian(query.AsSpan(12 + length), (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(query.AsSpan(14 + length), (ushort)RRClass.IN);
        opt.CopyTo(query.AsSpan(16 + length));
        return query;
    }
}
