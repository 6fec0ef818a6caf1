using System.Net;
using FastRr.Geo;
using FastRr.Geo.Databases;
using FastRr.Geo.Regions;
using FastRr.Geo.Tables;

namespace FastRr.Tests.Geo.Regions;

/// <summary>
/// Rules and databases drawn at random, dense enough that they overlap and nest: compiled, and for the naive look-up.
/// </summary>
internal sealed class RandomWorld
{
    private const int RegionCount = 4;
    private static readonly string[] s_continents = ["EU", "NA", "AS"];
    private static readonly string[] s_countries = ["DE", "US", "SG", "NA"];
    private static readonly string[] s_divisions = ["CA", "NV", "OR"];

    private readonly Random _random;
    private readonly List<RegionRule> _rules = [];
    private readonly List<UInt128>[] _edges = [[], []];

    public RandomWorld(int seed)
    {
        _random = new Random(seed);
        Naive = new NaiveRegions { Unmatched = _random.Next(RegionCount) };
        // Two regions at least in IPv4, whatever else is drawn.
        AddNetwork(true, 0x0A01_0203, 32, 0);
        AddNetwork(true, 0x0A01_0204, 32, 1);
        for (var i = _random.Next(25); i > 0; i--)
            AddNetwork(true, DrawIPv4(), _random.Next(33), _random.Next(RegionCount));
        for (var i = _random.Next(25); i > 0; i--)
            AddNetwork(false, DrawIPv6(), _random.Next(129), _random.Next(RegionCount));
        foreach (var continent in s_continents)
            AddCode($"continent:{continent}", RuleSubject.OfContinent(continent));
        foreach (var country in s_countries)
            AddCode(country, RuleSubject.OfCountry(country));
        foreach (var division in s_divisions)
            AddCode($"US-{division}", RuleSubject.OfSubdivision($"US-{division}"));
        for (var i = 1u; i <= 4; i++)
        {
            AddCode($"city:{i}", RuleSubject.OfCity(i));
            AddCode($"AS{i}", RuleSubject.OfAutonomousSystem(i));
        }
        var sources = Enumerable.Range(0, _random.Next(4)).Select(_ => DrawDatabase()).ToList();
        var regions = Enumerable.Range(0, RegionCount).Select(i => new Region(i, $"r{i}", null, false)).ToList();
        var set = new RegionSet(regions, _rules) { DefaultRegion = Naive.Unmatched };
        var compiled = RegionCompiler.Compile(set, sources);
        (Table, Rules) = (compiled.ToRegionTable(), compiled.ToRuleTable());
        foreach (var (first, length) in EmbeddedIPv4.Prefixes)
            AddEdges(false, first, AddressNumber.LastOf(first, length, 128));
    }

    public NaiveRegions Naive { get; }

    public RegionTable Table { get; }

    public RuleTable Rules { get; }

    /// <summary>The first addresses of all that was drawn and of what follows it: the region can change there alone.
    /// </summary>
    public IReadOnlyList<UInt128> EdgesOf(bool isIPv4) => _edges[isIPv4 ? 1 : 0];

    /// <summary>An address near an edge, or anywhere.</summary>
    public UInt128 DrawAddress(bool isIPv4)
    {
        var edges = EdgesOf(isIPv4);
        var mask = isIPv4 ? uint.MaxValue : UInt128.MaxValue;
        return _random.Next(4) switch
        {
            0 => isIPv4 ? DrawIPv4() : DrawIPv6(),
            1 => (edges[_random.Next(edges.Count)] - 1) & mask,
            2 => edges[_random.Next(edges.Count)],
            _ => (edges[_random.Next(edges.Count)] + (UInt128)_random.NextInt64(1L << _random.Next(50))) & mask,
        };
    }

    /// <summary>An address with the first bits of another.</summary>
    public UInt128 DrawInside(UInt128 address, int prefixLength, int bits)
    {
        var first = AddressNumber.Truncate(address, prefixLength, bits);
        return first | (Draw128() & (AddressNumber.LastOf(first, prefixLength, bits) ^ first));
    }

    private UInt128 Draw128() => new((ulong)_random.NextInt64(long.MinValue, long.MaxValue),
        (ulong)_random.NextInt64(long.MinValue, long.MaxValue));

    /// <summary>Half of them in a /14, so that much is nested.</summary>
    private uint DrawIPv4() => _random.Next(2) == 0
        ? (uint)_random.NextInt64(1L << 32)
        : 0x0A00_0000u | (uint)_random.Next(1 << 18);

    private UInt128 DrawIPv6()
    {
        var (first, length) = EmbeddedIPv4.Prefixes[_random.Next(EmbeddedIPv4.Prefixes.Length)];
        return _random.Next(5) switch
        {
            0 => Draw128(),
            1 => new UInt128(0x2001_0DB8_0000_0000 + (ulong)_random.Next(4), (ulong)_random.Next(1 << 6)),
            2 => new UInt128(0x2001_0DB8_0000_0000 + (ulong)_random.Next(4), (ulong)_random.NextInt64() << 1),
            3 => DrawInside(first, length, 128),
            _ => DrawInside(first, Math.Max(0, length - 4), 128),
        };
    }

    private void AddCode(string code, RuleSubject subject)
    {
        if (_random.Next(2) == 0)
            return;
        Naive.Codes.Add(code, _random.Next(RegionCount));
        _rules.Add(new RegionRule(Naive.Codes[code], subject, code));
    }

    private void AddNetwork(bool isIPv4, UInt128 address, int length, int region)
    {
        var bits = isIPv4 ? 32 : 128;
        var first = AddressNumber.Truncate(address, length, bits);
        var network = new IPNetwork(AddressNumber.ToAddress(first, isIPv4), length);
        var subject = RuleSubject.OfNetwork(network);
        if (_rules.Exists(rule => rule.Subject == subject))
            return;
        var last = AddressNumber.LastOf(first, length, bits);
        Naive.Networks.Add((isIPv4, first, last, length, region));
        _rules.Add(new RegionRule(region, subject, network.ToString()));
        AddEdges(isIPv4, first, last);
    }

    private GeoSource DrawDatabase()
    {
        var networks = new List<(bool IsIPv4, UInt128 First, UInt128 Last, GeoFacts Facts)>();
        var lengths = new List<int>();
        for (var i = 0; i < 60; i++)
        {
            var isIPv4 = _random.Next(2) == 0;
            var bits = isIPv4 ? 32 : 128;
            var length = _random.Next(bits + 1);
            var first = AddressNumber.Truncate(isIPv4 ? DrawIPv4() : DrawIPv6(), length, bits);
            var last = AddressNumber.LastOf(first, length, bits);
            if (networks.Exists(other => other.IsIPv4 == isIPv4 && other.First <= last && first <= other.Last))
                continue;
            networks.Add((isIPv4, first, last, DrawFacts()));
            lengths.Add(length);
            AddEdges(isIPv4, first, last);
        }
        Naive.Databases.Add(networks);
        return new GeoSource([.. Of(true)], [.. Of(false)], offset => networks[offset].Facts);

        IEnumerable<GeoNetwork> Of(bool isIPv4) => Enumerable.Range(0, networks.Count)
            .Where(i => networks[i].IsIPv4 == isIPv4).OrderBy(i => networks[i].First)
            .Select(i => new GeoNetwork(networks[i].First, lengths[i], i));
    }

    private GeoFacts DrawFacts() => new()
    {
        Continent = _random.Next(3) == 0 ? null : s_continents[_random.Next(s_continents.Length)],
        Country = _random.Next(3) == 0 ? null : s_countries[_random.Next(s_countries.Length)],
        Subdivisions = [.. s_divisions.Where(_ => _random.Next(3) == 0)],
        City = _random.Next(3) == 0 ? (uint)_random.Next(1, 7) : null,
        AutonomousSystem = _random.Next(3) == 0 ? (uint)_random.Next(1, 7) : null,
    };

    private void AddEdges(bool isIPv4, UInt128 first, UInt128 last)
    {
        var edges = _edges[isIPv4 ? 1 : 0];
        edges.Add(first);
        if (last < (isIPv4 ? uint.MaxValue : UInt128.MaxValue))
            edges.Add(last + 1);
    }
}
