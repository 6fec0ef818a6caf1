using System.Net;
using System.Net.Sockets;
using FastRr.Geo;
using FastRr.Geo.Databases;
using FastRr.Geo.Regions;
using FastRr.Geo.Tables;
using FastRr.Server.Configuration.Values;
using FastRr.Server.Configuration.Yaml;
using FastRr.Zones;
using Xunit;

namespace FastRr.Tests.Geo;

/// <summary>Regions, rules and databases of a test, written as an operator writes them.</summary>
internal sealed class RegionWorld
{
    private readonly List<Region> _regions = [];
    private readonly List<RegionRule> _rules = [];
    private readonly List<GeoSource> _sources = [];
    private readonly Lazy<CompiledRules> _compiled;
    private readonly Lazy<RegionTable> _table;
    private readonly Lazy<RuleTable> _ruleTable;

    public RegionWorld()
    {
        _compiled = new(() => RegionCompiler.Compile(Set, _sources));
        _table = new(() => _compiled.Value.ToRegionTable());
        _ruleTable = new(() => _compiled.Value.ToRuleTable());
    }

    public string? Default { get; init; }

    public (string Region, HereWhen When)? Here { get; init; }

    public bool PicksNearest { get; init; }

    public CompiledRules Compiled => _compiled.Value;

    public RegionTable Table => _table.Value;

    public RuleTable Rules => _ruleTable.Value;

    private RegionSet Set => new(_regions, _rules)
    {
        DefaultRegion = Default is null ? 0 : NumberOf(Default),
        Here = Here is { } here ? new HereRegion(NumberOf(here.Region), here.When) : null,
        PicksNearest = PicksNearest,
    };

    /// <param name="name">As in the configuration.</param>
    /// <param name="match">Rules with blanks between them.</param>
    /// <param name="at">Its place.</param>
    /// <param name="isPrivate">As in the configuration.</param>
    public RegionWorld Region(string name, string match = "", (double, double)? at = null, bool isPrivate = false)
    {
        var place = at is { } point ? new GeoPoint(point.Item1, point.Item2) : (GeoPoint?)null;
        _regions.Add(new Region(_regions.Count, name, place, isPrivate));
        foreach (var text in match.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var scalar = new YamlScalar(new SourcePosition("test", 1, 1), text, isPlain: true);
            Assert.Null(RuleSubjectText.Parse(scalar, out var subject));
            _rules.Add(new RegionRule(_regions.Count - 1, subject, text));
        }
        return this;
    }

    /// <summary>Adds a database of disjoint networks.</summary>
    public RegionWorld Database(params (string Network, GeoFacts Facts)[] networks) => Database(SourceOf(networks));

    public RegionWorld Database(GeoSource source)
    {
        _sources.Add(source);
        return this;
    }

    public static GeoSource SourceOf(params (string Network, GeoFacts Facts)[] networks)
    {
        var parsed = networks.Select((entry, offset) => (Network: IPNetwork.Parse(entry.Network), Offset: offset))
            .OrderBy(entry => AddressNumber.Of(entry.Network.BaseAddress)).ToList();
        return new GeoSource(
            [.. Of(AddressFamily.InterNetwork)], [.. Of(AddressFamily.InterNetworkV6)],
            offset => networks[offset].Facts);

        IEnumerable<GeoNetwork> Of(AddressFamily family) => parsed
            .Where(entry => entry.Network.BaseAddress.AddressFamily == family)
            .Select(entry => new GeoNetwork(
                AddressNumber.Of(entry.Network.BaseAddress), entry.Network.PrefixLength, entry.Offset));
    }

    /// <summary>The region of who asks without a client subnet.</summary>
    public string Source(string address)
    {
        var (high, low) = Halves(IPAddress.Parse(address).MapToIPv6());
        var match = Table.FindSource(high, low);
        Assert.Equal(0, match.ScopeLength);
        Assert.Equal(match.Region, Rules.FindSource(high, low).Region);
        return _regions[match.Region].Name;
    }

    /// <summary>Region and scope of a client subnet: <c>eu/24</c>.</summary>
    public string Subnet(string network)
    {
        var (high, low, length, isIPv4) = SubnetOf(network);
        var match = Table.FindSubnet(high, low, length, isIPv4);
        Assert.Equal(match.Region, Rules.FindSubnet(high, low, length, isIPv4).Region);
        return $"{_regions[match.Region].Name}/{match.ScopeLength}";
    }

    /// <summary>The rule behind a client subnet and how far it reaches: <c>AS64500/24</c>.</summary>
    public string Rule(string network)
    {
        var (high, low, length, isIPv4) = SubnetOf(network);
        var match = Rules.FindSubnet(high, low, length, isIPv4);
        return $"{match.Text}/{match.PrefixLength}";
    }

    /// <summary>The rule behind an address that asks: <c>here/24</c>.</summary>
    public string SourceRule(string address)
    {
        var (high, low) = Halves(IPAddress.Parse(address).MapToIPv6());
        var match = Rules.FindSource(high, low);
        return $"{match.Text}/{match.PrefixLength}";
    }

    private int NumberOf(string name) => _regions.Single(region => region.Name == name).Number;

    private static (ulong High, ulong Low, int Length, bool IsIPv4) SubnetOf(string text)
    {
        var network = IPNetwork.Parse(text.Contains('/', StringComparison.Ordinal)
            ? text
            : $"{text}/{(text.Contains(':', StringComparison.Ordinal) ? 128 : 32)}");
        var number = AddressNumber.Of(network.BaseAddress);
        var isIPv4 = network.BaseAddress.AddressFamily == AddressFamily.InterNetwork;
        return ((ulong)(number >> 64), (ulong)number, network.PrefixLength, isIPv4);
    }

    private static (ulong High, ulong Low) Halves(IPAddress address)
    {
        var number = AddressNumber.Of(address);
        return ((ulong)(number >> 64), (ulong)number);
    }
}
