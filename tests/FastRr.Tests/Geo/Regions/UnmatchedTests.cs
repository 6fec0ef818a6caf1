using FastRr.Geo.Regions;
using Xunit;

namespace FastRr.Tests.Geo.Regions;

/// <summary>Clients that no rule matches: <c>nearest</c>, <c>here</c>, <c>default</c>.</summary>
public sealed class UnmatchedTests
{
    private static readonly (double, double) s_frankfurt = (50.11, 8.68);
    private static readonly (double, double) s_ashburn = (39.04, -77.49);
    private static readonly (double, double) s_singapore = (1.35, 103.82);

    [Fact]
    public void Default_NotGiven_IsTheFirstRegion()
    {
        var world = new RegionWorld().Region("a", "10.0.0.0/8").Region("b", "11.0.0.0/8");
        Assert.Equal("a", world.Source("12.0.0.1"));
        Assert.Equal("default/6", world.Rule("12.0.0.0/24"));
    }

    [Fact]
    public void Default_Given_TakesWhomNothingElseDecides()
    {
        var world = new RegionWorld { Default = "b" }.Region("a", "10.0.0.0/8").Region("b", "11.0.0.0/8");
        Assert.Equal("b", world.Source("12.0.0.1"));
        // Its own network and the unmatched ones around it are one range.
        Assert.Equal("b/8", world.Subnet("11.0.0.0/24"));
        Assert.Equal("b/6", world.Subnet("12.0.0.0/24"));
        Assert.Equal("11.0.0.0/8/8", world.Rule("11.0.0.0/24"));
    }

    [Theory]
    [InlineData(48.85, 2.35, "eu")]
    [InlineData(45.5, -73.57, "na")]
    [InlineData(-33.87, 151.21, "ap")]
    // Across the date line and over the pole it is nearer than a map shows.
    [InlineData(-18.1, -178.4, "ap")]
    [InlineData(71.29, -156.79, "na")]
    public void Nearest_ClientWithCoordinates_GoesToTheNearestRegion(double latitude, double longitude, string region)
    {
        var world = new RegionWorld { PicksNearest = true, Default = "nowhere" }
            .Region("eu", "", s_frankfurt).Region("na", "", s_ashburn).Region("ap", "", s_singapore).Region("nowhere")
            .Database(("10.0.0.0/8", Facts.At(latitude, longitude)));
        Assert.Equal(region, world.Source("10.0.0.1"));
        Assert.Equal($"{region}/8", world.Subnet("10.0.0.0/24"));
        Assert.Equal("nearest/8", world.Rule("10.0.0.0/24"));
        Assert.Equal("nowhere", world.Source("11.0.0.1"));
    }

    [Fact]
    public void Nearest_AClientThatARuleMatches_StaysWithTheRule()
    {
        var world = new RegionWorld { PicksNearest = true }
            .Region("eu", "SG", s_frankfurt).Region("ap", "", s_singapore)
            .Database(("10.0.0.0/8", Facts.Singapore), ("11.0.0.0/8", Facts.Singapore with { Country = "MY" }));
        Assert.Equal("eu", world.Source("10.0.0.1"));
        Assert.Equal("ap", world.Source("11.0.0.1"));
    }

    [Fact]
    public void Nearest_Off_CoordinatesMeanNothing()
    {
        var world = new RegionWorld().Region("eu", "", s_frankfurt).Region("ap", "", s_singapore)
            .Database(("10.0.0.0/8", Facts.Singapore));
        Assert.Equal("eu", world.Source("10.0.0.1"));
    }

    [Fact]
    public void Nearest_APrivateRegion_TakesNobody()
    {
        var world = new RegionWorld { PicksNearest = true }
            .Region("eu", "", s_frankfurt).Region("lab", "203.0.113.0/24", s_singapore, isPrivate: true)
            .Database(("10.0.0.0/8", Facts.Singapore));
        Assert.Equal("eu", world.Source("10.0.0.1"));
        Assert.Equal("lab", world.Source("203.0.113.1"));
    }

    [Fact]
    public void Nearest_CoordinatesOfALaterDatabase_Count()
    {
        var world = new RegionWorld { PicksNearest = true }
            .Region("eu", "", s_frankfurt).Region("ap", "", s_singapore)
            .Database(("10.0.0.0/8", Facts.Of(64_500)))
            .Database(("10.0.0.0/9", Facts.Singapore));
        Assert.Equal("ap/9", world.Subnet("10.0.0.0/24"));
        Assert.Equal("eu/9", world.Subnet("10.128.0.0/24"));
    }

    [Fact]
    public void HereUnmatched_ASource_BelongsToHereUnlessARuleMatches()
    {
        var world = new RegionWorld { Here = ("pop", HereWhen.Unmatched) }
            .Region("eu", "10.0.0.0/8 2001:db8::/32").Region("pop");
        Assert.Equal("eu", world.Source("10.0.0.1"));
        Assert.Equal("pop", world.Source("11.0.0.1"));
        Assert.Equal("eu", world.Source("2001:db8::1"));
        Assert.Equal("pop", world.Source("2001:db9::1"));
        Assert.Equal("here/8", world.SourceRule("11.0.0.1"));
    }

    [Fact]
    public void HereUnmatched_AClientSubnet_NeverFallsToHere()
    {
        var world = new RegionWorld { Here = ("pop", HereWhen.Unmatched) }
            .Region("eu", "10.0.0.0/8 2001:db8::/32").Region("pop").Region("na", "12.0.0.0/8");
        // Unmatched subnets are the default's, and merged with what its rules match.
        Assert.Equal("eu/6", world.Subnet("8.0.0.0/24"));
        Assert.Equal("eu/6", world.Subnet("11.0.0.0/24"));
        Assert.Equal("na/8", world.Subnet("12.0.0.0/24"));
        Assert.Equal("default/8", world.Rule("11.0.0.0/24"));
        Assert.StartsWith("eu/", world.Subnet("2001:db9::/56"), StringComparison.Ordinal);
    }

    [Fact]
    public void HereUnmatched_SourcesWithCoordinates_GoToTheNearestFirst()
    {
        var world = new RegionWorld { Here = ("pop", HereWhen.Unmatched), PicksNearest = true }
            .Region("eu", "", s_frankfurt).Region("ap", "", s_singapore).Region("pop")
            .Database(("10.0.0.0/8", Facts.Singapore));
        Assert.Equal("ap", world.Source("10.0.0.1"));
        Assert.Equal("pop", world.Source("11.0.0.1"));
    }

    [Fact]
    public void HereNoSubnet_EverySource_BelongsToHere()
    {
        var world = new RegionWorld { Here = ("pop", HereWhen.NoSubnet) }
            .Region("eu", "10.0.0.0/8 2001:db8::/32").Region("pop").Region("na", "11.0.0.0/8");
        Assert.Equal("pop", world.Source("10.0.0.1"));
        Assert.Equal("pop", world.Source("2001:db8::1"));
        Assert.Equal("pop", world.Source("64:ff9b::a00:1"));
        Assert.Equal("here/0", world.SourceRule("10.0.0.1"));
        Assert.Equal("na/8", world.Subnet("11.0.0.0/24"));
        Assert.Equal("eu/8", world.Subnet("10.0.0.0/24"));
    }

    [Fact]
    public void HereAlways_Everyone_BelongsToHereWithScope0()
    {
        var world = new RegionWorld { Here = ("pop", HereWhen.Always) }
            .Region("eu", "10.0.0.0/8 2001:db8::/32").Region("pop");
        Assert.Equal("pop", world.Source("10.0.0.1"));
        Assert.Equal("pop/0", world.Subnet("10.0.0.0/24"));
        Assert.Equal("pop/0", world.Subnet("2001:db8::/56"));
        Assert.Equal("pop/0", world.Subnet("64:ff9b::a00:0/120"));
        Assert.Equal("here/0", world.Rule("10.0.0.0/24"));
        Assert.Equal("here/0", world.SourceRule("10.0.0.1"));
    }
}
