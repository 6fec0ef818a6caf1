using FastRr.Geo;
using FastRr.Geo.Regions;
using Xunit;

namespace FastRr.Tests.Geo.Regions;

/// <summary>What holds for every address of every configuration, on random ones.</summary>
public sealed class RegionPropertyTests
{
    private const int Addresses = 12_500;
    private const int Worlds = 10;

    // Ten times ten worlds, two families: 2.5 million addresses.
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Find_AnyAddress_EqualsTheNaiveLookUp(int seed)
    {
        for (var i = 0; i < Worlds; i++)
        {
            var world = new RandomWorld((seed * Worlds) + i);
            for (var j = 0; j < Addresses; j++)
            {
                var address = world.DrawAddress(isIPv4: true);
                var expected = world.Naive.Find(address, isIPv4: true);
                AssertEqual(expected, world.Table.FindSubnet(0, (ulong)address, 32, true).Region, address, true);
                AssertEqual(
                    expected, world.Table.FindSource(0, 0xFFFF_0000_0000 | (ulong)address).Region, address, true);
                AssertIPv6(world, world.DrawAddress(isIPv4: false));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Scope_AnyAddress_IsTrueAndNeverOverlapsAnother(int seed)
    {
        for (var i = 0; i < Worlds; i++)
        {
            var world = new RandomWorld((seed * Worlds) + i);
            for (var j = 0; j < Addresses / 5; j++)
            {
                foreach (var isIPv4 in new[] { true, false })
                {
                    var address = world.DrawAddress(isIPv4);
                    var match = Find(world, address, isIPv4);
                    // Two scopes that overlapped would give an address inside one of them another scope.
                    for (var k = 0; k < 5; k++)
                    {
                        var inside = world.DrawInside(address, match.ScopeLength, isIPv4 ? 32 : 128);
                        Assert.Equal(match, Find(world, inside, isIPv4));
                    }
                    foreach (var edge in world.EdgesOf(isIPv4))
                    {
                        if (IsInside(edge, address, match.ScopeLength, isIPv4))
                            Assert.Equal(match, Find(world, edge, isIPv4));
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Scope_AnyAddress_IsAsWideAsTheMergedRange(int seed)
    {
        for (var i = 0; i < Worlds; i++)
        {
            var world = new RandomWorld((seed * Worlds) + i);
            for (var j = 0; j < 500; j++)
            {
                AssertWidest(world, world.DrawAddress(isIPv4: true), isIPv4: true);
                AssertWidest(world, world.DrawAddress(isIPv4: false), isIPv4: false);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Scope_SubnetsOfAnyLength_IsTrueForAllInsideIt(int seed)
    {
        for (var i = 0; i < Worlds; i++)
        {
            var world = new RandomWorld((seed * Worlds) + i);
            var random = new Random(seed);
            for (var j = 0; j < 2000; j++)
            {
                var isIPv4 = j % 2 == 0;
                var bits = isIPv4 ? 32 : 128;
                var length = random.Next(1, bits + 1);
                var subnet = AddressNumber.Truncate(world.DrawAddress(isIPv4), length, bits);
                // Those that hold IPv4 change their kind with their length.
                if (Embedded(subnet, isIPv4) is not null)
                    continue;
                var match = Find(world, subnet, isIPv4, length);
                Assert.Equal(world.Naive.Find(subnet, isIPv4), match.Region);
                for (var k = 0; k < 5; k++)
                {
                    var insideLength = random.Next(Math.Max(1, (int)match.ScopeLength), bits + 1);
                    var inside = AddressNumber.Truncate(
                        world.DrawInside(subnet, match.ScopeLength, bits), insideLength, bits);
                    Assert.Equal(match, Find(world, inside, isIPv4, insideLength));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rule_AnyAddress_AgreesWithTheRegionAndReachesNoFurther(int seed)
    {
        for (var i = 0; i < Worlds; i++)
        {
            var world = new RandomWorld((seed * Worlds) + i);
            for (var j = 0; j < 500; j++)
            {
                foreach (var isIPv4 in new[] { true, false })
                {
                    var address = world.DrawAddress(isIPv4);
                    var (match, rule) = (Find(world, address, isIPv4), FindRule(world, address, isIPv4));
                    Assert.Equal(match.Region, rule.Region);
                    // What one rule decides is one region, which may reach further.
                    Assert.InRange(match.ScopeLength, 0, rule.PrefixLength);
                    var inside = world.DrawInside(address, rule.PrefixLength, isIPv4 ? 32 : 128);
                    Assert.Equal(rule, FindRule(world, inside, isIPv4));
                }
            }
        }
    }

    private static void AssertIPv6(RandomWorld world, UInt128 address)
    {
        var (high, low) = ((ulong)(address >> 64), (ulong)address);
        var embedded = NaiveRegions.Embedded(AddressNumber.ToAddress(address, isIPv4: false));
        var expected = embedded is { } ipv4
            ? world.Naive.Find(ipv4.Address, isIPv4: true)
            : world.Naive.Find(address, isIPv4: false);
        var match = world.Table.FindSubnet(high, low, 128, false);
        AssertEqual(expected, match.Region, address, false);
        AssertEqual(expected, world.Table.FindSource(high, low).Region, address, false);
        if (embedded is null)
            return;
        // SEMANTICS 2: the scope is that of IPv4 behind the bits before it.
        var scope = world.Table.FindSubnet(0, embedded.Value.Address, 32, true).ScopeLength;
        Assert.Equal(embedded.Value.Before + scope, match.ScopeLength);
        var plain = world.Table.FindSubnet(high, low, embedded.Value.Before, false);
        AssertEqual(world.Naive.Find(address, isIPv4: false), plain.Region, address, false);
    }

    /// <summary>In the prefix that is one bit shorter someone belongs to another region, or is looked up in another
    /// way.</summary>
    private static void AssertWidest(RandomWorld world, UInt128 address, bool isIPv4)
    {
        var match = Find(world, address, isIPv4);
        // Never all of them: IPv4 has two regions in each world, and so has IPv6, which holds IPv4.
        Assert.NotEqual(0, match.ScopeLength);
        if (Embedded(address, isIPv4) is { } embedded)
        {
            // As wide as the IPv4 part is, which is judged as IPv4.
            AssertWidest(world, embedded.Address, isIPv4: true);
            var scope = Find(world, embedded.Address, isIPv4: true).ScopeLength;
            Assert.Equal(embedded.Before + scope, match.ScopeLength);
            return;
        }
        var wider = match.ScopeLength - 1;
        var others = world.EdgesOf(isIPv4).Where(edge => IsInside(edge, address, wider, isIPv4))
            .Append(AddressNumber.Truncate(address, wider, isIPv4 ? 32 : 128));
        Assert.Contains(others, other => Embedded(other, isIPv4) is not null
            || world.Naive.Find(other, isIPv4) != match.Region);
    }

    private static (uint Address, int Before)? Embedded(UInt128 address, bool isIPv4) =>
        isIPv4 ? null : NaiveRegions.Embedded(AddressNumber.ToAddress(address, isIPv4: false));

    private static RegionMatch Find(RandomWorld world, UInt128 address, bool isIPv4) =>
        world.Table.FindSubnet((ulong)(address >> 64), (ulong)address, isIPv4 ? 32 : 128, isIPv4);

    private static RegionMatch Find(RandomWorld world, UInt128 address, bool isIPv4, int length) =>
        world.Table.FindSubnet((ulong)(address >> 64), (ulong)address, length, isIPv4);

    private static RuleMatch FindRule(RandomWorld world, UInt128 address, bool isIPv4) =>
        world.Rules.FindSubnet((ulong)(address >> 64), (ulong)address, isIPv4 ? 32 : 128, isIPv4);

    private static bool IsInside(UInt128 address, UInt128 other, int length, bool isIPv4)
    {
        var bits = isIPv4 ? 32 : 128;
        return AddressNumber.Truncate(address, length, bits) == AddressNumber.Truncate(other, length, bits);
    }

    // A message for each of millions would take longer than the look-up.
    private static void AssertEqual(int expected, int found, UInt128 address, bool isIPv4)
    {
        if (expected != found)
            Assert.Fail($"{AddressNumber.ToAddress(address, isIPv4)}: {found}, not {expected}");
    }
}
