using FastRr.Geo;
using FastRr.Geo.Databases;
using FastRr.Geo.Regions;
using FastRr.Geo.Tables;

namespace FastRr.Benchmarks.Data;

/// <summary>
/// A database of 350 000 IPv4 and 150 000 IPv6 networks that lie as real ones do: packed side by side, of all lengths,
/// IPv6 in a few registries' blocks with some providers cut up finely. Neighbours belong to different regions, so that
/// next to nothing is merged. Made once for a process.
/// </summary>
internal sealed class GeoWorld
{
    /// <summary>Addresses of one set.</summary>
    public const int AddressCount = 1 << 18;

    private const int IPv4Count = 350_000;
    private const int IPv6Count = 150_000;
    private const int Seed = 7871;
    private static readonly string[] s_countries = ["DE", "US", "SG", "BR", "ZA", "AU", "JP", "FR"];

    // What the registries give out from.
    private static readonly ulong[] s_blocks =
        [0x2001_0200, 0x2400_0000, 0x2600_0000, 0x2800_0000, 0x2A00_0000, 0x2C00_0000];

    private readonly Random _random = new(Seed);
    private readonly List<GeoNetwork> _ipv4 = [];
    private readonly List<GeoNetwork> _ipv6 = [];
    private int _lastCountry;

    private GeoWorld()
    {
        FillIPv4();
        FillIPv6();
        Source = new GeoSource(_ipv4, _ipv6, offset => new GeoFacts { Country = s_countries[offset] });
        Table = RegionCompiler.Compile(Set, [Source]).ToRegionTable();
    }

    /// <summary>A region for each country.</summary>
    public static RegionSet Set { get; } = new(
        [.. s_countries.Select((country, number) => new Region(number, country, null, false))],
        [.. s_countries.Select((country, number) =>
            new RegionRule(number, RuleSubject.OfCountry(country), country))]);

    public static GeoWorld Shared { get; } = new();

    public GeoSource Source { get; }

    public RegionTable Table { get; }

    /// <summary>Addresses as halves, IPv4 mapped, each in a network drawn at random.</summary>
    public (ulong High, ulong Low)[] Addresses(bool isIPv4)
    {
        var random = new Random(Seed + 1);
        var networks = isIPv4 ? _ipv4 : _ipv6;
        var addresses = new (ulong, ulong)[AddressCount];
        for (var i = 0; i < addresses.Length; i++)
        {
            var network = networks[random.Next(networks.Count)];
            var bits = isIPv4 ? 32 : 128;
            var host = new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64())
                & AddressNumber.LastOf(0, network.PrefixLength, bits);
            var address = network.First | host;
            addresses[i] = ((ulong)(address >> 64), (ulong)address | (isIPv4 ? 0xFFFF_0000_0000UL : 0));
        }
        return addresses;
    }

    /// <summary>From 1.0.0.0 to 223.255.255.255 without a gap.</summary>
    private void FillIPv4()
    {
        const uint First = 0x0100_0000;
        const uint Last = 0xDFFF_FFFF;
        var next = (ulong)First;
        while (next <= Last)
        {
            // What is left over the networks that are left: the lengths scatter around it.
            var wanted = (Last - next + 1) / (double)Math.Max(1, IPv4Count - _ipv4.Count);
            var length = 32 - (int)Math.Round(Math.Log2(wanted) + (_random.NextDouble() * 6) - 4.2);
            length = Math.Clamp(length, 10, 32);
            while ((next & AddressMask(32 - length)) != 0 || next + AddressMask(32 - length) > Last)
                length++;
            _ipv4.Add(new GeoNetwork(next, length, NextCountry()));
            next += 1UL << (32 - length);
        }
    }

    private void FillIPv6()
    {
        foreach (var block in s_blocks)
        {
            var provider = block << 32;
            while (_ipv6.Count < IPv6Count * (Array.IndexOf(s_blocks, block) + 1) / s_blocks.Length)
            {
                // Most providers are one network; of every twenty one is cut into /48, one into /56 or /64.
                var cut = _random.Next(20) switch { 0 => 48, 1 => _random.Next(2) == 0 ? 56 : 64, _ => 32 };
                var count = cut == 32 ? 1 : _random.Next(1, 400);
                for (var i = 0; i < count; i++)
                {
                    var high = provider + ((ulong)i << (64 - cut));
                    _ipv6.Add(new GeoNetwork(new UInt128(high, 0), cut, NextCountry()));
                }
                provider += 1UL << (32 + _random.Next(4));
            }
        }
    }

    /// <summary>Any but the last one.</summary>
    private int NextCountry() =>
        _lastCountry = (_lastCountry + 1 + _random.Next(s_countries.Length - 1)) % s_countries.Length;

    private static ulong AddressMask(int hostBits) => (1UL << hostBits) - 1;
}
