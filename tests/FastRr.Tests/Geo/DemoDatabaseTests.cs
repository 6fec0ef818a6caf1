using FastRr.Geo.Databases;
using FastRr.Geo.Regions;
using FastRr.Testing;
using FastRr.Testing.Tools;
using Xunit;

namespace FastRr.Tests.Geo;

/// <summary>The database that the script in <c>geo/</c> makes.</summary>
public sealed class DemoDatabaseTests
{
    private const string Database = "geo/demo.mmdb";

    [Fact]
    public void Script_Run_WritesTheFileOfTheRepository()
    {
        using var folder = new TemporaryFolder();
        var written = folder.PathOf("demo.mmdb");
        var said = Command.Run(
            Tool.Python.Require(), [Repository.PathOf("geo/make-demo-database.py"), written]);
        Assert.True(said.ExitCode == 0, said.ToString());
        Assert.Equal(File.ReadAllBytes(Repository.PathOf(Database)), File.ReadAllBytes(written));
    }

    [Theory]
    [InlineData("192.0.2.1", "eu/24")]
    [InlineData("198.51.100.1", "na/25")]
    [InlineData("198.51.100.200", "west/25")]
    [InlineData("203.0.113.1", "ap/24")]
    [InlineData("2001:db8:e::1", "eu/48")]
    [InlineData("2001:db8:a::1", "na/49")]
    [InlineData("2001:db8:a:8000::1", "west/49")]
    [InlineData("2001:db8:5::1", "ap/48")]
    [InlineData("64:ff9b::203.0.113.1", "ap/120")]
    [InlineData("204.0.0.1", "none/6")]
    public void Regions_OfItsNetworks_AreWhatTheReadmeSays(string address, string expected)
    {
        var world = new RegionWorld().Region("none").Region("eu", "EU").Region("na", "NA").Region("west", "US-CA")
            .Region("ap", "AS64502").Database(GeoSource.Of(GeoDatabase.Open(Repository.PathOf(Database))));
        Assert.Equal(expected, world.Subnet(address));
        Assert.Equal(expected.Split('/')[0], world.Source(address));
    }
}
