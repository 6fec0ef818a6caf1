using System.Buffers.Binary;
using FastRr.Answers;
using FastRr.Answers.Snapshots;
using FastRr.Wire.Registry;
using FastRr.Zones;

namespace FastRr.Benchmarks.Data;

/// <summary>
/// The zone <c>big.example</c>: many names with two A each, of every eight one 3 and one 8 labels below the apex, the
/// other six 1 label below. Made once for each size and process.
/// </summary>
internal sealed class BigZone
{
    /// <summary>Queries of one set: at a million names they reach over some 64 MB of tables.</summary>
    public const int QueryCount = 1 << 18;

    private const uint TtlSeconds = 300;
    private const int Seed = 1794;
    private static readonly Dictionary<int, BigZone> s_zones = [];
    private static readonly byte[] s_apex = WireName.Of("big.example");
    private readonly int _names;
    private readonly int _racks;

    private BigZone(int names)
    {
        _names = names;
        // Names that lie deep share their ancestors, as hosts share a rack: 1000 each, where there are so many.
        _racks = Math.Clamp(names / 4000, 4, 256);
        var compiler = new AnswerCompiler();
        compiler.Add(Fill(), RotationOrder.Cyclic);
        Snapshot = compiler.Compile();
    }

    public AnswerSnapshot Snapshot { get; }

    /// <summary>The zone of that many names.</summary>
    public static BigZone Of(int names)
    {
        if (!s_zones.TryGetValue(names, out var zone))
            s_zones.Add(names, zone = new BigZone(names));
        return zone;
    }

    /// <summary>Names that exist, in random order, all so many labels below the apex.</summary>
    /// <param name="depth">1, 3 or 8.</param>
    public IEnumerable<byte[]> Hits(int depth) => Pick(random =>
    {
        int number;
        do
            number = random.Next(_names);
        while (DepthOf(number) != depth);
        return NameOf(number);
    });

    /// <summary>Names of so many random labels right below the apex: its closest encloser, always.</summary>
    public IEnumerable<byte[]> Misses(int depth) => Pick(random =>
    {
        var labels = Enumerable.Range(0, depth).Select(_ => WireName.RandomLabel(random, random.Next(4, 13)));
        return WireName.Of($"{string.Join('.', labels)}.big.example");
    });

    /// <summary>Names 8 labels below the apex, of which only the first does not exist.</summary>
    public IEnumerable<byte[]> MissesBelowDeepNames() => Pick(random =>
        WireName.Of($"{WireName.RandomLabel(random, random.Next(4, 13))}.{ChainOf(random.Next(_names))}.big.example"));

    /// <summary>A query of type A for each name.</summary>
    public static OctetStrings QueriesFor(IEnumerable<byte[]> names) =>
        new(names.Select(name => Queries.Compose(name, RRType.A)));

    private static IEnumerable<byte[]> Pick(Func<Random, byte[]> pick)
    {
        var random = new Random(Seed);
        return Enumerable.Range(0, QueryCount).Select(_ => pick(random));
    }

    private static int DepthOf(int number) => (number % 8) switch { 0 => 3, 1 => 8, _ => 1 };

    private string RackOf(int number) => $"rack-{number / 8 % _racks:d3}.site-{number / 8 % _racks % 8}";

    private string ChainOf(int number) => $"a.b.c.d.e.{RackOf(number)}";

    private byte[] NameOf(int number) => WireName.Of(DepthOf(number) switch
    {
        3 => $"host-{number:d7}.{RackOf(number)}.big.example",
        8 => $"host-{number:d7}.{ChainOf(number)}.big.example",
        _ => $"host-{number:d7}.big.example",
    });

    /// <summary>Adds the records one by one: the text of a million names would take longer than all else.</summary>
    private Zone Fill()
    {
        var zone = new Zone(s_apex);
        byte[] nameServer = WireName.Of("ns1.big.example");
        zone.Add(s_apex, RRType.SOA, TtlSeconds, [.. nameServer, .. WireName.Of("h.big.example"), .. SoaFields()]);
        zone.Add(s_apex, RRType.NS, TtlSeconds, nameServer);
        zone.Add(nameServer, RRType.A, TtlSeconds, [192, 0, 2, 53]);
        Span<byte> address = stackalloc byte[4];
        for (var i = 0; i < _names; i++)
        {
            var name = NameOf(i);
            BinaryPrimitives.WriteInt32BigEndian(address, (10 << 24) | i);
            zone.Add(name, RRType.A, TtlSeconds, address);
            BinaryPrimitives.WriteInt32BigEndian(address, (11 << 24) | i);
            zone.Add(name, RRType.A, TtlSeconds, address);
        }
        return zone;
    }

    /// <summary>SERIAL, REFRESH, RETRY, EXPIRE and MINIMUM (RFC 1035 §3.3.13).</summary>
    private static byte[] SoaFields()
    {
        var fields = new byte[20];
        int[] values = [1, 3600, 600, 86400, 60];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(fields.AsSpan(4 * i), values[i]);
        return fields;
    }
}
