using System.Net;
using FastRr.Geo;

namespace FastRr.Tests.Geo.Regions;

/// <summary>
/// Regions as SEMANTICS tells them, word for word and with no regard for time: every rule and every network is looked
/// at for every address.
/// </summary>
internal sealed class NaiveRegions
{
    /// <summary>Rules of networks: first and last address, length, region.</summary>
    public List<(bool IsIPv4, UInt128 First, UInt128 Last, int Length, int Region)> Networks { get; } = [];

    /// <summary>Other rules by what they match: <c>AS64500</c>, <c>city:1</c>, <c>US-CA</c>, <c>US</c>,
    /// <c>continent:EU</c>.</summary>
    public Dictionary<string, int> Codes { get; } = [];

    /// <summary>Databases in order, each a list of disjoint networks.</summary>
    public List<List<(bool IsIPv4, UInt128 First, UInt128 Last, GeoFacts Facts)>> Databases { get; } = [];

    public int Unmatched { get; init; }

    /// <summary>The region of an IPv6 address that is none of IPv4's, or of an IPv4 address.</summary>
    public int Find(UInt128 address, bool isIPv4)
    {
        var (longest, region) = (-1, -1);
        foreach (var rule in Networks)
        {
            if (rule.IsIPv4 == isIPv4 && rule.First <= address && address <= rule.Last && rule.Length > longest)
                (longest, region) = (rule.Length, rule.Region);
        }
        return longest >= 0 ? region : FindByFacts(address, isIPv4);
    }

    /// <summary>The IPv4 address in an IPv6 address, and the bits before it; null where there is none.</summary>
    public static (uint Address, int Before)? Embedded(IPAddress address)
    {
        var octets = address.GetAddressBytes();
        if (address.IsIPv4MappedToIPv6)
            return (Read(octets, 12), 96);
        if (octets.AsSpan(0, 12).SequenceEqual(IPAddress.Parse("64:ff9b::").GetAddressBytes().AsSpan(0, 12)))
            return (Read(octets, 12), 96);
        if (octets[0] == 0x20 && octets[1] == 0x02)
            return (Read(octets, 2), 16);
        return address.IsIPv6Teredo ? (~Read(octets, 12), 96) : null;
    }

    private static uint Read(byte[] octets, int offset) => (uint)((octets[offset] << 24)
        | (octets[offset + 1] << 16) | (octets[offset + 2] << 8) | octets[offset + 3]);

    private int FindByFacts(UInt128 address, bool isIPv4)
    {
        var said = new List<GeoFacts>();
        foreach (var database in Databases)
        {
            foreach (var (family, first, last, facts) in database)
            {
                if (family == isIPv4 && first <= address && address <= last)
                    said.Add(facts);
            }
        }
        var system = said.Find(facts => facts.AutonomousSystem is not null)?.AutonomousSystem;
        if (system is not null && Codes.TryGetValue($"AS{system}", out var region))
            return region;
        var city = said.Find(facts => facts.City is not null)?.City;
        if (city is not null && Codes.TryGetValue($"city:{city}", out region))
            return region;
        var divided = said.Find(facts => facts.Country is not null && facts.Subdivisions.Count > 0);
        foreach (var subdivision in divided?.Subdivisions.Reverse() ?? [])
        {
            if (Codes.TryGetValue($"{divided!.Country}-{subdivision}", out region))
                return region;
        }
        var country = said.Find(facts => facts.Country is not null)?.Country;
        if (country is not null && Codes.TryGetValue(country, out region))
            return region;
        var continent = said.Find(facts => facts.Continent is not null)?.Continent;
        return continent is not null && Codes.TryGetValue($"continent:{continent}", out region) ? region : Unmatched;
    }
}
