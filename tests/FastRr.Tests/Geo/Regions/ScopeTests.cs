using Xunit;

namespace FastRr.Tests.Geo.Regions;

/// <summary>The scope of client subnets, and IPv4 inside IPv6.</summary>
public sealed class ScopeTests
{
    private static RegionWorld World() => new RegionWorld().Region("eu", "10.0.0.0/8").Region("na", "11.0.0.0/8")
        .Region("lab", "192.0.2.0/25");

    [Theory]
    [InlineData("10.1.2.0/24", "eu/8")]
    [InlineData("10.0.0.0/8", "eu/8")]
    [InlineData("8.0.0.0/6", "eu/7")]
    [InlineData("10.1.2.3/32", "eu/8")]
    [InlineData("11.0.0.0/24", "na/8")]
    [InlineData("192.0.2.0/24", "lab/25")]
    [InlineData("192.0.2.128/32", "eu/25")]
    [InlineData("192.0.3.0/24", "eu/24")]
    [InlineData("128.0.0.0/24", "eu/2")]
    public void Scope_IPv4_IsTheShortestPrefixInsideTheMergedRange(string subnet, string expected)
    {
        Assert.Equal(expected, World().Subnet(subnet));
    }

    [Fact]
    public void Scope_NeighboursOfOneRegion_AreMerged()
    {
        var world = new RegionWorld().Region("none").Region("eu", "EU 10.1.0.0/24")
            .Database(("10.0.0.0/16", Facts.Germany), ("10.1.0.0/17", Facts.Germany),
                ("10.1.128.0/17", Facts.Germany with { Country = "FR" }));
        Assert.Equal("eu/15", world.Subnet("10.1.0.0/24"));
        Assert.Equal("eu/15", world.Subnet("10.0.255.0/24"));
        Assert.Equal("eu/15", world.Subnet("10.1.255.0/24"));
        Assert.Equal("10.1.0.0/24/24", world.Rule("10.1.0.0/24"));
    }

    [Fact]
    public void Scope_RangesThatAreNoPrefix_GiveTheShortestInside()
    {
        var world = new RegionWorld().Region("none").Region("eu", "10.0.1.0/24 10.0.2.0/23 10.0.4.0/24");
        Assert.Equal("eu/24", world.Subnet("10.0.1.0/24"));
        Assert.Equal("eu/23", world.Subnet("10.0.2.0/24"));
        Assert.Equal("eu/23", world.Subnet("10.0.3.0/24"));
        Assert.Equal("eu/24", world.Subnet("10.0.4.0/24"));
        Assert.Equal("none/24", world.Subnet("10.0.0.0/24"));
        Assert.Equal("none/24", world.Subnet("10.0.5.0/24"));
    }

    [Fact]
    public void Scope_OneRegionForAll_IsZero()
    {
        var world = new RegionWorld().Region("eu", "10.0.0.0/8 2001:db8::/32");
        Assert.Equal("eu/0", world.Subnet("10.0.0.0/24"));
        Assert.Equal("eu/0", world.Subnet("2001:db8::/56"));
        Assert.Equal("eu/0", world.Subnet("2002:a00::/56"));
        Assert.Equal("eu/0", world.Subnet("64:ff9b::a00:0/128"));
    }

    [Fact]
    public void Scope_IPv4OfOneRegionWithinAnother_IsKeptApart()
    {
        var world = new RegionWorld().Region("eu").Region("six", "2000::/3");
        // Too short to hold an IPv4 address, and long enough.
        Assert.Equal("six/32", world.Subnet("2001::/32"));
        Assert.Equal("eu/96", world.Subnet("2001:0:4136:e378:8000:63bf:3fff:fdfe/128"));
        Assert.Equal("six/16", world.Subnet("2002::/16"));
        Assert.Equal("eu/16", world.Subnet("2002:c000:201::/48"));
    }

    [Fact]
    public void Scope_IPv4OfOneRegion_EndsOnlyWherePlainIPv6Differs()
    {
        var world = new RegionWorld().Region("eu").Region("na", "2600::/12");
        Assert.Equal("eu/0", world.Subnet("10.0.0.0/24"));
        Assert.Equal("eu/3", world.Subnet("64:ff9b::a00:0/128"));
        Assert.Equal("eu/6", world.Subnet("2002:a00::/56"));
        Assert.Equal("na/12", world.Subnet("2600::/56"));
    }

    [Theory]
    [InlineData("2001:db8::/56", "eu/32")]
    [InlineData("2001:db8:1::/64", "eu/32")]
    [InlineData("2001:db8::1/128", "eu/32")]
    [InlineData("2001:db9:0:0:8000::/128", "na/66")]
    [InlineData("2001:db9:0:0:4000::/128", "eu/66")]
    [InlineData("2001:db9::/64", "none/66")]
    [InlineData("2001:db9:0:1::/64", "none/64")]
    [InlineData("2001:db9:0:2::/64", "none/63")]
    public void Scope_IPv6_ReachesInto64AndBeyond(string subnet, string expected)
    {
        var world = new RegionWorld().Region("none").Region("eu", "2001:db8::/32 2001:db9:0:0:4000::/66")
            .Region("na", "2001:db9:0:0:8000::/66");
        Assert.Equal(expected, world.Subnet(subnet));
    }

    [Theory]
    [InlineData("::ffff:10.1.2.0/120", "eu/104")]
    [InlineData("64:ff9b::11.1.2.0/120", "na/104")]
    [InlineData("64:ff9b::192.0.2.200/128", "eu/121")]
    [InlineData("2002:b01:200::/40", "na/24")]
    [InlineData("2002:c000:201::/48", "lab/41")]
    [InlineData("2002:c000:201:ffff::/64", "lab/41")]
    // Teredo holds the address inverted: 192.0.2.1.
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdfe/128", "lab/121")]
    [InlineData("2001:0:4136:e378:8000:63bf:f4fe:fdfe/128", "na/104")]
    public void EmbeddedIPv4_ASubnetThatHoldsIt_IsLookedUpByIt(string subnet, string expected)
    {
        var world = World().Region("six", "::/1");
        Assert.Equal(expected, world.Subnet(subnet));
    }

    [Theory]
    [InlineData("::ffff:0:0/96")]
    [InlineData("64:ff9b::/96")]
    [InlineData("64:ff9b::/56")]
    [InlineData("2002::/16")]
    [InlineData("2001::/32")]
    [InlineData("2001:0:4136:e378::/64")]
    public void EmbeddedIPv4_ASubnetTooShortToHoldIt_IsPlainIPv6(string subnet)
    {
        var world = World().Region("six", "::/1");
        Assert.StartsWith("six/", world.Subnet(subnet), StringComparison.Ordinal);
    }

    [Fact]
    public void EmbeddedIPv4_SourceAddresses_AreLookedUpByIt()
    {
        var world = World().Region("six", "::/1");
        Assert.Equal("na", world.Source("::ffff:11.1.2.3"));
        Assert.Equal("na", world.Source("64:ff9b::11.1.2.3"));
        Assert.Equal("na", world.Source("2002:b01:203::1"));
        Assert.Equal("lab", world.Source("2001:0:4136:e378:8000:63bf:3fff:fdfe"));
        Assert.Equal("six", world.Source("2001:db8::1"));
        Assert.Equal("six", world.Source("64:ff9b:1::11.1.2.3"));
        Assert.Equal("six", world.Source("::11.1.2.3"));
        Assert.Equal("na/8", World().SourceRule("11.1.2.3").Replace("11.0.0.0/8", "na", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("::fffe:0:0/96")]
    [InlineData("::1:0:0:0/80")]
    [InlineData("64:ff9a::/32")]
    [InlineData("64:ff9b::1:0:0/96")]
    [InlineData("2001:1::/32")]
    [InlineData("2000::/16")]
    [InlineData("2003::/16")]
    public void EmbeddedIPv4_PrefixesOfIt_AreCrossedByNoScopeOfPlainIPv6(string subnet)
    {
        var world = World().Region("six", "::/1");
        var scope = int.Parse(world.Subnet(subnet).Split('/')[1]);
        var network = new System.Net.IPNetwork(System.Net.IPAddress.Parse(subnet.Split('/')[0]), 128);
        foreach (var other in new[] { "::ffff:0:0", "64:ff9b::", "2001::", "2002::" })
        {
            var common = CommonBits(network.BaseAddress, System.Net.IPAddress.Parse(other));
            Assert.True(common < scope, $"{subnet}: the scope {scope} holds {other}");
        }
    }

    private static int CommonBits(System.Net.IPAddress one, System.Net.IPAddress other) =>
        (int)UInt128.LeadingZeroCount(
            FastRr.Geo.Regions.AddressNumber.Of(one) ^ FastRr.Geo.Regions.AddressNumber.Of(other));
}
