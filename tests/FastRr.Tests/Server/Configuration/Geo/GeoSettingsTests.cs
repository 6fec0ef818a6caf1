using FastRr.Geo;
using FastRr.Geo.Regions;
using FastRr.Server.Configuration;
using Xunit;

namespace FastRr.Tests.Server.Configuration.Geo;

public sealed class GeoSettingsTests
{
    private const string Example = """
        zones: [a]
        geo:
          databases: [GeoLite2-City.mmdb, GeoLite2-ASN.mmdb]
          max-age: 30d
          regions:
            eu:      { match: [EU, AF], at: [50.11, 8.68] }
            na-west: { match: [US-CA, US-OR, US-WA, AS64500], at: [37.77, -122.42] }
            na:      { match: [NA, SA], at: [39.04, -77.49] }
            ap:      { match: [AS, OC], at: [1.35, 103.82] }
            lab:     { match: [203.0.113.0/24, "2001:db8:77::/48"], private: true }
          nearest: true
          default: na
          here: { region: ap, when: no-subnet }
          fallback: { na-west: [na, ap], eu: [] }
          client-subnet: false

        """;

    [Fact]
    public void Load_TheExample_GivesRegionsAndRules()
    {
        using var folder = new TestFolder().Write("conf/fastrr.yaml", Example);
        var (configuration, findings) = folder.Load("conf/fastrr.yaml");
        Assert.Equal("", findings);
        var set = configuration.Regions!;
        Assert.Equal(["eu", "na-west", "na", "ap", "lab"], set.Regions.Select(region => region.Name));
        Assert.Equal(new GeoPoint(37.77, -122.42), set.Regions[1].At);
        Assert.Null(set.Regions[4].At);
        Assert.Equal([false, false, false, false, true], set.Regions.Select(region => region.IsPrivate));
        Assert.Equal([2, 3], set.Regions[1].Fallback!);
        Assert.Equal([], set.Regions[0].Fallback!);
        Assert.Null(set.Regions[2].Fallback);
        Assert.Equal(2, set.DefaultRegion);
        Assert.Equal(new HereRegion(3, HereWhen.NoSubnet), set.Here);
        Assert.True(set.PicksNearest);
        Assert.Equal(
            [
                "0 Continent EU", "0 Continent AF", "1 Subdivision US-CA", "1 Subdivision US-OR",
                "1 Subdivision US-WA", "1 AutonomousSystem 64500", "2 Continent NA", "2 Continent SA",
                "3 Continent AS", "3 Continent OC", "4 Network 203.0.113.0/24", "4 Network 2001:db8:77::/48",
            ],
            set.Rules.Select(rule => $"{rule.Region} {rule.Subject.Kind} {rule.Subject.Code}"));
        var settings = configuration.Settings.Geo;
        Assert.False(settings.HonoursClientSubnet);
        Assert.Equal(TimeSpan.FromDays(30), settings.MaxAge);
        Assert.Equal(
            [folder.PathOf("conf/GeoLite2-City.mmdb"), folder.PathOf("conf/GeoLite2-ASN.mmdb")],
            settings.Databases.Select(database => database.Value));
    }

    [Fact]
    public void Load_OnlyRegions_GivesTheDefaults()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", "zones: [a]\ngeo: { regions: { eu: {}, na: {} } }\n");
        var (configuration, _) = folder.Load();
        var (set, settings) = (configuration.Regions!, configuration.Settings.Geo);
        Assert.Equal((0, null, false), (set.DefaultRegion, set.Here, set.PicksNearest));
        Assert.True(settings.HonoursClientSubnet);
        Assert.Null(settings.MaxAge);
        Assert.All(
            set.Regions,
            region => Assert.Equal((null, false, null), (region.At, region.IsPrivate, region.Fallback)));
    }

    [Fact]
    public void Load_HereAsAName_MeansUnmatched()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "zones: [a]\ngeo: { regions: { eu: {}, na: {} }, here: na }\n");
        Assert.Equal(new HereRegion(1, HereWhen.Unmatched), folder.Load().Configuration.Regions!.Here);
    }

    [Fact]
    public void Load_RegionsOfSeveralFiles_AreJoined()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "include: [geo/*.yaml]\nzones: [a]\ngeo: { default: na }\n")
            .Write("geo/1.yaml", "geo: { databases: [a.mmdb], regions: { eu: {} } }\n")
            .Write("geo/2.yaml", "geo: { regions: { na: {} } }\n");
        var (configuration, findings) = folder.Load();
        Assert.Equal("", findings);
        Assert.Equal(["eu", "na"], configuration.Regions!.Regions.Select(region => region.Name));
        Assert.Equal(1, configuration.Regions.DefaultRegion);
        // A path is relative to the file it stands in.
        Assert.Equal(folder.PathOf("geo/a.mmdb"), configuration.Settings.Geo.Databases[0].Value);
    }

    [Fact]
    public void DefaultRules_OfTheRepository_AreRight()
    {
        var findings = new FindingCollector();
        using var folder = new TestFolder().Write("fastrr.yaml",
            $"include: [{FastRr.Testing.Repository.PathOf("geo/continents.yaml")}]\nzones: [a]\n"
            + $"geo: {{ databases: [{FastRr.Testing.Repository.PathOf("geo/demo.mmdb")}] }}\n");
        var configuration = ConfigurationLoader.Load(folder.PathOf("fastrr.yaml"), findings);
        Assert.Empty(findings.InOrder());
        Assert.Equal(
            ["eu", "na", "sa", "as", "oc", "af", "an"],
            configuration.Regions!.Regions.Select(region => region.Name));
        Assert.All(configuration.Regions.Regions, region => Assert.NotNull(region.At));
        Assert.Equal(ContinentCodes.List.Split(' ').Order(),
            configuration.Regions.Rules.Select(rule => rule.Subject.Code).Order());
    }
}
