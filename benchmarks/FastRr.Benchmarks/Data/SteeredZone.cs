using System.Net;
using System.Text;
using FastRr.Answers;
using FastRr.Answers.Snapshots;
using FastRr.Geo;
using FastRr.Geo.Regions;
using FastRr.Pools;
using FastRr.Wire.Registry;

namespace FastRr.Benchmarks.Data;

/// <summary>A steered name: four regions of three members each, told apart by 60 000 networks.</summary>
internal static class SteeredZone
{
    private const int NetworkCount = 60_000;
    private const int Seed = 1998;

    private const string Text = """
        $ORIGIN example.com.
        $TTL 300
        @          SOA   ns1 hostmaster 1 3600 600 86400 60
        @          NS    ns1
        ns1        A     192.0.2.53
        """;

    private static readonly string[] s_regionNames = ["eu", "na", "ap", "sa"];

    private static readonly Lazy<AnswerSnapshot> s_snapshot = new(Compile);

    /// <summary>Compiled once for the process.</summary>
    public static AnswerSnapshot Snapshot => s_snapshot.Value;

    /// <summary>A query for the steered name.</summary>
    /// <param name="opt">The whole OPT, or nothing.</param>
    public static byte[] Query(byte[]? opt = null) =>
        Queries.Compose(WireName.Of("www.example.com"), RRType.A, opt);

    private static AnswerSnapshot Compile()
    {
        Region[] regions =
            [.. s_regionNames.Select((name, number) => new Region(number, name, At: null, IsPrivate: false))];
        var random = new Random(Seed);
        var networks = new HashSet<IPNetwork>();
        while (networks.Count < NetworkCount)
        {
            var length = random.Next(16, 25);
            var address = (uint)random.NextInt64(1L << 32) >> (32 - length) << (32 - length);
            networks.Add(new IPNetwork(
                new IPAddress((uint)IPAddress.HostToNetworkOrder((int)address)), length));
        }
        RegionRule[] rules =
        [
            .. networks.Select((network, number) => new RegionRule(
                number % regions.Length, RuleSubject.OfNetwork(network), network.ToString())),
        ];
        var compiler = new AnswerCompiler();
        compiler.Add(ZoneText.Load("example.com", Encoding.ASCII.GetBytes(Text)), RotationOrder.Cyclic);
        compiler.Steer(new SteeringPlan(
            RegionCompiler.Compile(new RegionSet(regions, rules), []).ToRegionTable(),
            new PoolSet(regions, [PoolOf(regions)], regions.Length * 3),
            new MemberStates(regions.Length * 3)));
        return compiler.Compile();
    }

    private static Pool PoolOf(Region[] regions) => new()
    {
        Number = 0,
        Name = "web",
        Names = [WireName.Of("www.example.com")],
        Kind = MemberKind.Address,
        AnswerLimit = 8,
        HashSeed = "web",
        Regions =
        [
            .. regions.Select(region => new PoolRegion(region,
            [
                .. Enumerable.Range(0, 3).Select(place => new Member
                {
                    Number = (region.Number * 3) + place,
                    Name = $"{region.Name}{place}",
                    IPv4 = new byte[] { 192, 0, (byte)region.Number, (byte)place },
                }),
            ])),
        ],
    };
}
