using BenchmarkDotNet.Attributes;
using FastRr.Benchmarks.Data;
using FastRr.Geo.Tables;

namespace FastRr.Benchmarks.Geo;

/// <summary>The region of one address in a table of 500 000 networks.</summary>
public class RegionTableBenchmarks
{
    private const int AddressesPerInvoke = 64;

    // So few that all that is read for them stays in the nearest cache.
    private const int HotCount = 16;

    private (ulong High, ulong Low)[] _addresses = [];
    private RegionTable _table = null!;
    private bool _isIPv4;
    private int _next;
    private int _mask;

    /// <summary>The family, and whether a few addresses come again and again or any of 262 144 at random.</summary>
    [Params("IPv4 hot", "IPv4 random", "IPv6 hot", "IPv6 random")]
    public string Address { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _isIPv4 = Address.StartsWith("IPv4", StringComparison.Ordinal);
        _table = GeoWorld.Shared.Table;
        _addresses = GeoWorld.Shared.Addresses(_isIPv4);
        _mask = Address.EndsWith("hot", StringComparison.Ordinal) ? HotCount - 1 : GeoWorld.AddressCount - 1;
    }

    /// <summary>By the source address: the region alone.</summary>
    [Benchmark(OperationsPerInvoke = AddressesPerInvoke)]
    public int FindSource()
    {
        var sum = 0;
        for (var i = 0; i < AddressesPerInvoke; i++)
        {
            var (high, low) = _addresses[_next++ & _mask];
            sum += _table.FindSource(high, low).Region;
        }
        return sum;
    }

    /// <summary>By a client subnet: region and scope.</summary>
    [Benchmark(OperationsPerInvoke = AddressesPerInvoke)]
    public int FindSubnet()
    {
        var sum = 0;
        for (var i = 0; i < AddressesPerInvoke; i++)
        {
            var (high, low) = _addresses[_next++ & _mask];
            var match = _isIPv4
                ? _table.FindSubnet(0, (uint)low, 24, isIPv4: true)
                : _table.FindSubnet(high, low, 56, isIPv4: false);
            sum += match.Region + match.ScopeLength;
        }
        return sum;
    }
}
