using System.Net;
using FastRr.Answers;
using FastRr.Engine;
using FastRr.Geo;
using FastRr.Geo.Regions;
using FastRr.Pools;
using FastRr.Server.Explaining;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using FastRr.Wire.Registry;

namespace FastRr.Tests.Server.Explaining;

/// <summary>Regions, one pool and the states of its members, drawn at random.</summary>
internal sealed class RandomSteering
{
    public const string Name = "www.example.com.";
    public const string WhoAmI = "whoami.example.com.";

    public const string Zone = """
        $ORIGIN example.com.
        $TTL 3600
        @     SOA   ns1 hostmaster 7 3600 600 86400 60
        @     NS    ns1
        ns1   A     192.0.2.53
        """;

    private static readonly HereWhen[] s_hereWhen = Enum.GetValues<HereWhen>();
    private static readonly PoolPolicy[] s_policies = Enum.GetValues<PoolPolicy>();
    private static readonly WhenAllDown[] s_whenAllDown = Enum.GetValues<WhenAllDown>();
    private static readonly MemberState[] s_states = Enum.GetValues<MemberState>();

    private readonly Random _random;
    private readonly List<Region> _regions = [];
    private int _memberCount;

    public RandomSteering(int seed)
    {
        _random = new Random(seed);
        var count = _random.Next(1, 7);
        for (var number = 0; number < count; number++)
            _regions.Add(DrawRegion(number, count));
        var rules = RegionCompiler.Compile(DrawRules(), []);
        Pool = DrawPool();
        Rules = rules.ToRuleTable();
        Plan = new SteeringPlan(
            rules.ToRegionTable(), new PoolSet(_regions, [Pool], _memberCount), DrawStates())
        {
            HonoursClientSubnet = _random.Next(8) > 0,
            WhoAmI = WireName.Parse(WhoAmI),
            Rules = Rules,
        };
    }

    public SteeringPlan Plan { get; }

    public RuleTable Rules { get; }

    public Pool Pool { get; }

    /// <summary>An explainer with a responder of its own, so that its turns are nobody else's.</summary>
    public Explainer CreateExplainer()
    {
        var compiler = new AnswerCompiler();
        compiler.Add(TestZone.Parse(Zone), RotationOrder.Cyclic);
        compiler.Steer(Plan);
        var responder = new Responder(new ResponderOptions { Identity = "test" });
        responder.Publish(compiler.Compile());
        return new Explainer(responder, Plan, Rules);
    }

    /// <summary>A query by somebody, most with a client subnet.</summary>
    public ExplainedQuery DrawQuery()
    {
        var type = _random.Next(2) == 0 ? RRType.A : RRType.AAAA;
        var source = DrawNetwork(isHost: true).BaseAddress;
        IPNetwork? subnet = _random.Next(4) == 0 ? null : DrawNetwork(isHost: false);
        return new ExplainedQuery(WireName.Parse(Name), type, source, subnet);
    }

    private Region DrawRegion(int number, int count)
    {
        GeoPoint? at = _random.Next(4) == 0 ? null : new GeoPoint(_random.Next(-90, 91), _random.Next(-180, 181));
        return new Region(number, $"r{number}", at, _random.Next(6) == 0)
        {
            Fallback = _random.Next(3) > 0 ? null : DrawNumbers(count),
        };
    }

    private RegionSet DrawRules()
    {
        var rules = Enumerable.Range(0, _random.Next(12)).Select(_ => DrawNetwork(isHost: false)).Distinct()
            .Select(network => new RegionRule(
                _random.Next(_regions.Count), RuleSubject.OfNetwork(network), network.ToString()))
            .ToList();
        return new RegionSet(_regions, rules)
        {
            DefaultRegion = _random.Next(_regions.Count),
            Here = _random.Next(3) > 0
                ? null
                : new HereRegion(_random.Next(_regions.Count), s_hereWhen[_random.Next(s_hereWhen.Length)]),
        };
    }

    private Pool DrawPool()
    {
        var listed = _regions.Where(_ => _random.Next(4) > 0).DefaultIfEmpty(_regions[0]).ToList();
        return new Pool
        {
            Number = 0,
            Name = "pool",
            Names = [WireName.Parse(Name)],
            Kind = MemberKind.Address,
            Policy = s_policies[_random.Next(s_policies.Length)],
            AnswerLimit = _random.Next(1, 5),
            Ttl = new PoolTtl(_random.Next(60, 120), 60),
            HealthyShare = _random.Next(101) / 100.0,
            WhenAllDown = s_whenAllDown[_random.Next(s_whenAllDown.Length)],
            HashSeed = "seed",
            Regions =
            [
                .. listed.Select(region => new PoolRegion(
                    region, [.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => DrawMember())])),
            ],
            Fallback = _random.Next(3) > 0
                ? new Dictionary<int, IReadOnlyList<int>>()
                : new Dictionary<int, IReadOnlyList<int>>
                {
                    [_random.Next(_regions.Count)] = DrawNumbers(_regions.Count),
                },
        };
    }

    private Member DrawMember()
    {
        var number = (byte)_memberCount++;
        var families = _random.Next(4);
        return new Member
        {
            Number = number,
            Name = $"m{number}",
            Weight = _random.Next(5),
            IPv4 = families == 0 ? default : new byte[] { 192, 0, 2, number },
            IPv6 = families == 1 ? default : new byte[] { 0x20, 1, 0xD, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number },
        };
    }

    private MemberStates DrawStates()
    {
        var states = new MemberStates(_memberCount);
        // From all well to hardly any.
        var lost = _random.Next(101);
        for (var member = 0; member < _memberCount; member++)
        {
            foreach (var type in Pool.Types.Where(_ => _random.Next(100) < lost))
                states.Set(member, type, s_states[_random.Next(s_states.Length)]);
        }
        return states;
    }

    /// <summary>Near to each other, so that networks meet clients.</summary>
    private IPNetwork DrawNetwork(bool isHost)
    {
        var isIPv4 = _random.Next(3) > 0;
        var bits = isIPv4 ? 32 : 128;
        var address = isIPv4
            ? 0x0A00_0000 + (UInt128)_random.Next(1 << 12)
            : new UInt128(0x2001_0DB8_0000_0000 + ((ulong)_random.Next(16) << 8), (ulong)_random.Next(4));
        var length = isHost ? bits : isIPv4 ? _random.Next(20, 33) : _random.Next(44, 129);
        var first = AddressNumber.Truncate(address, length, bits);
        return new IPNetwork(AddressNumber.ToAddress(first, isIPv4), length);
    }

    private IReadOnlyList<int> DrawNumbers(int count) =>
        [.. Enumerable.Range(0, _random.Next(count)).Select(_ => _random.Next(count)).Distinct()];
}
