using FastRr.Geo;
using Xunit;

namespace FastRr.Tests.Geo.Regions;

/// <summary>Which rule wins.</summary>
public sealed class RegionRuleTests
{
    private static readonly GeoFacts s_losAngeles = new()
    {
        Continent = "NA",
        Country = "US",
        Subdivisions = ["CA"],
        City = 5_368_361,
        AutonomousSystem = 64_500,
    };

    [Theory]
    [InlineData("10.0.0.0/8 AS64500 city:5368361 US-CA US NA", "10.0.0.0/8")]
    [InlineData("10.0.0.0/8 10.1.0.0/16 AS64500", "10.1.0.0/16")]
    [InlineData("10.1.2.0/24 10.1.0.0/16 10.0.0.0/8", "10.1.2.0/24")]
    [InlineData("AS64500 city:5368361 US-CA US NA", "AS64500")]
    [InlineData("city:5368361 US-CA US NA", "city:5368361")]
    [InlineData("US-CA US NA", "US-CA")]
    [InlineData("US NA", "US")]
    [InlineData("NA", "NA")]
    [InlineData("DE EU AS64501 country:NA US-NV city:1 10.1.3.0/24", null)]
    public void Precedence_RulesOfEachKind_TheMostSpecificWins(string rules, string? winner)
    {
        foreach (var order in new[] { rules.Split(' '), rules.Split(' ').Reverse() })
        {
            var world = new RegionWorld().Region("none").Database(("10.0.0.0/8", s_losAngeles));
            foreach (var rule in order)
                world.Region(rule, rule);
            Assert.StartsWith($"{winner ?? "none"}/", world.Subnet("10.1.2.3"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Precedence_IPv6_TheLongestNetworkWins()
    {
        var world = new RegionWorld().Region("none").Region("wide", "2001:db8::/32")
            .Region("narrow", "2001:db8:77::/48").Region("narrowest", "2001:db8:77::5");
        Assert.Equal("wide/42", world.Subnet("2001:db8::/56"));
        Assert.Equal("narrow/49", world.Subnet("2001:db8:77:8000::/56"));
        Assert.Equal("narrowest/128", world.Subnet("2001:db8:77::5"));
        Assert.Equal("narrow/126", world.Subnet("2001:db8:77::"));
        Assert.Equal("none/32", world.Subnet("2001:db9::/32"));
    }

    [Fact]
    public void Networks_NestedWithEqualEnds_AreDividedRightly()
    {
        var world = new RegionWorld().Region("none")
            .Region("a", "10.0.0.0/8").Region("b", "10.0.0.0/16").Region("c", "10.0.0.0/24 10.255.255.0/24")
            .Region("d", "10.255.0.0/16").Region("e", "10.255.255.255");
        Assert.Equal("c/24", world.Subnet("10.0.0.0"));
        Assert.Equal("b/24", world.Subnet("10.0.1.0"));
        Assert.Equal("a/16", world.Subnet("10.1.0.0"));
        Assert.Equal("d/17", world.Subnet("10.255.0.0"));
        Assert.Equal("c/25", world.Subnet("10.255.255.0"));
        Assert.Equal("c/32", world.Subnet("10.255.255.254"));
        Assert.Equal("e/32", world.Subnet("10.255.255.255"));
        Assert.Equal("none/8", world.Subnet("11.0.0.0"));
        Assert.Equal("none/7", world.Subnet("8.0.0.0"));
    }

    [Fact]
    public void Networks_AtBothEndsOfTheSpace_AreDividedRightly()
    {
        var world = new RegionWorld().Region("none")
            .Region("low", "0.0.0.0 ::").Region("high", "255.255.255.255 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")
            .Region("all", "128.0.0.0/1 8000::/1");
        Assert.Equal("low/32", world.Subnet("0.0.0.0"));
        Assert.Equal("none/32", world.Subnet("0.0.0.1"));
        Assert.Equal("all/2", world.Subnet("128.0.0.0/1"));
        Assert.Equal("high/32", world.Subnet("255.255.255.255"));
        Assert.Equal("low/128", world.Subnet("::"));
        Assert.Equal("none/128", world.Subnet("::1"));
        Assert.Equal("all/2", world.Subnet("8000::/1"));
        Assert.Equal("high/128", world.Subnet("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
        Assert.Equal("all/128", world.Subnet("ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe"));
    }

    [Fact]
    public void Subdivisions_SeveralOfANetwork_TheSmallestWins()
    {
        var oxford = new GeoFacts { Continent = "EU", Country = "GB", Subdivisions = ["ENG", "OXF"] };
        var world = new RegionWorld().Region("none").Region("england", "GB-ENG").Region("oxford", "GB-OXF")
            .Database(("10.0.0.0/8", oxford), ("11.0.0.0/8", oxford with { Subdivisions = ["ENG", "KEN"] }));
        Assert.Equal("oxford", world.Source("10.0.0.1"));
        Assert.Equal("england", world.Source("11.0.0.1"));
    }

    [Theory]
    [InlineData("AS", "SG", true)]
    [InlineData("country:AS", "SG", false)]
    [InlineData("country:AS", "AS", true)]
    [InlineData("AS", "AS", false)]
    [InlineData("continent:AS", "SG", true)]
    public void Codes_OfAContinentAndACountry_AreTheContinentUnlessOutright(string rule, string country, bool isMatch)
    {
        var facts = new GeoFacts { Continent = country == "SG" ? "AS" : "OC", Country = country };
        var world = new RegionWorld().Region("none").Region("matched", rule).Database(("10.0.0.0/8", facts));
        Assert.Equal(isMatch ? "matched" : "none", world.Source("10.0.0.1"));
    }

    [Fact]
    public void Databases_NetworksThatOverlap_AreJoined()
    {
        // ASN and City databases divide the space each in its own way.
        var world = new RegionWorld().Region("none").Region("eu", "EU").Region("na", "NA").Region("as", "AS64500")
            .Database(("10.0.0.0/8", Facts.Germany), ("11.0.0.0/8", Facts.UnitedStates))
            .Database(("10.128.0.0/9", Facts.Of(64_500)), ("11.0.0.0/16", Facts.Of(64_500)),
                ("11.1.0.0/16", Facts.Of(64_501)), ("12.0.0.0/8", Facts.Of(64_500)));
        Assert.Equal("eu/9", world.Subnet("10.0.0.0/24"));
        Assert.Equal("as/9", world.Subnet("10.128.0.0/24"));
        Assert.Equal("as/16", world.Subnet("11.0.9.0/24"));
        Assert.Equal("na/16", world.Subnet("11.1.0.0/24"));
        Assert.Equal("as/8", world.Subnet("12.0.9.0/24"));
        Assert.Equal("none/8", world.Subnet("13.0.0.0/24"));
    }

    [Fact]
    public void Databases_ThatDisagree_TheFirstThatSaysAThingWins()
    {
        var world = new RegionWorld().Region("none").Region("us", "US").Region("de", "DE").Region("eu", "EU")
            .Database(("10.0.0.0/8", new GeoFacts { Continent = "EU" }))
            .Database(("10.0.0.0/8", new GeoFacts { Continent = "NA", Country = "FR" }))
            .Database(("10.0.0.0/8", Facts.UnitedStates), ("11.0.0.0/8", Facts.Germany));
        // The country is France by the second, so the third's is not asked; the continent is the first's.
        Assert.Equal("eu", world.Source("10.0.0.1"));
        Assert.Equal("de", world.Source("11.0.0.1"));
    }

    [Fact]
    public void Databases_ASubdivisionOfAnother_KeepsItsOwnCountry()
    {
        var world = new RegionWorld().Region("none").Region("us-ca", "US-CA").Region("ca", "CA")
            .Database(("10.0.0.0/8", new GeoFacts { Country = "CA" }))
            .Database(("10.0.0.0/8", Facts.California));
        Assert.Equal("us-ca", world.Source("10.0.0.1"));
    }

    [Fact]
    public void Rules_WithoutADatabase_OnlyNetworksDecide()
    {
        var world = new RegionWorld().Region("eu", "EU").Region("lab", "203.0.113.0/24 2001:db8:77::/48");
        Assert.Equal("lab", world.Source("203.0.113.9"));
        Assert.Equal("lab", world.Source("2001:db8:77::9"));
        Assert.Equal("eu", world.Source("203.0.114.9"));
    }
}
