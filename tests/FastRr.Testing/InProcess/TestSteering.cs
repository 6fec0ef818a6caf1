using System.Globalization;
using System.Net;
using FastRr.Answers;
using FastRr.Geo;
using FastRr.Geo.Regions;
using FastRr.Pools;
using FastRr.Testing.Dns;

namespace FastRr.Testing.InProcess;

/// <summary>Regions made of networks, and pools, put together in a test.</summary>
public sealed class TestSteering
{
    private readonly List<Region> _regions = [];
    private readonly List<RegionRule> _rules = [];
    private readonly List<Pool> _pools = [];
    private int _memberCount;

    public HereRegion? Here { get; init; }

    public bool HonoursClientSubnet { get; init; } = true;

    /// <summary>The name that tells who asks; null: none.</summary>
    public string? WhoAmI { get; init; }

    /// <summary>Three regions of one documentation network each; the first takes everyone else.</summary>
    public static TestSteering OfThree() => new TestSteering().WithThree();

    /// <summary>Adds the regions of <see cref="OfThree"/>.</summary>
    public TestSteering WithThree() =>
        Region("eu", new GeoPoint(50.11, 8.68), "192.0.2.0/24", "2001:db8:e::/48")
        .Region("na", new GeoPoint(39.04, -77.49), "198.51.100.0/24", "2001:db8:a::/48")
        .Region("ap", new GeoPoint(1.35, 103.82), "203.0.113.0/24", "2001:db8:5::/48");

    public TestSteering Region(string name, GeoPoint? at, params string[] networks)
    {
        var region = new Region(_regions.Count, name, at, IsPrivate: false);
        _regions.Add(region);
        _rules.AddRange(networks.Select(network =>
            new RegionRule(region.Number, RuleSubject.OfNetwork(IPNetwork.Parse(network)), network)));
        return this;
    }

    /// <summary>Adds a pool of addresses.</summary>
    /// <param name="names">Presentation form, with the last dot.</param>
    /// <param name="members">By region, addresses; several between spaces are one member, its weight after a
    /// star: <c>192.0.2.1 2001:db8::1*3</c>.</param>
    /// <param name="change">What is not as by default.</param>
    public TestSteering Pool(
        string[] names, IEnumerable<(string Region, string[] Members)> members, Func<Pool, Pool>? change = null) =>
        Pool(MemberKind.Address, names, members, AddressMember, change);

    /// <summary>Adds a pool of another kind, each member its RDATA.</summary>
    public TestSteering Pool(
        MemberKind kind,
        string[] names,
        IEnumerable<(string Region, byte[][] Members)> members,
        Func<Pool, Pool>? change = null) =>
        Pool(kind, names, members, (rdata, number) => new Member
        {
            Number = number,
            Name = $"m{number}",
            RData = rdata,
        }, change);

    public SteeringPlan ToPlan()
    {
        var set = new RegionSet(_regions, _rules) { Here = Here };
        var rules = RegionCompiler.Compile(set, []);
        return new SteeringPlan(
            rules.ToRegionTable(), new PoolSet(_regions, _pools, _memberCount), new MemberStates(_memberCount))
        {
            HonoursClientSubnet = HonoursClientSubnet,
            WhoAmI = WhoAmI is null ? default : WireName.Parse(WhoAmI),
            Rules = rules.ToRuleTable(),
        };
    }

    private TestSteering Pool<T>(
        MemberKind kind,
        string[] names,
        IEnumerable<(string Region, T[] Members)> members,
        Func<T, int, Member> create,
        Func<Pool, Pool>? change)
    {
        var name = $"pool{_pools.Count}";
        var pool = new Pool
        {
            Number = _pools.Count,
            Name = name,
            Names = [.. names.Select(text => (ReadOnlyMemory<byte>)WireName.Parse(text))],
            Kind = kind,
            AnswerLimit = kind == MemberKind.CName ? 1 : 8,
            HashSeed = name,
            Regions =
            [
                .. members.Select(entry => new PoolRegion(
                    _regions.Single(region => region.Name == entry.Region),
                    [.. entry.Members.Select(member => create(member, _memberCount++))])),
            ],
        };
        _pools.Add(change is null ? pool : change(pool));
        return this;
    }

    private static Member AddressMember(string text, int number)
    {
        var parts = text.Split('*');
        var addresses = parts[0].Split(' ').Select(word => IPAddress.Parse(word).GetAddressBytes()).ToList();
        return new Member
        {
            Number = number,
            Name = parts[0],
            Weight = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1,
            IPv4 = addresses.Find(address => address.Length == 4) ?? [],
            IPv6 = addresses.Find(address => address.Length == 16) ?? [],
        };
    }
}
