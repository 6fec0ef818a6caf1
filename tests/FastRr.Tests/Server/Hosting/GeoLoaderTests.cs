using FastRr.Server.Configuration;
using FastRr.Server.Hosting;
using FastRr.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FastRr.Tests.Server.Hosting;

public sealed class GeoLoaderTests
{
    private static readonly string s_demo = Repository.PathOf("geo/demo.mmdb");
    private static readonly DateTimeOffset s_built = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Load_GoodDatabases_GivesTheTable()
    {
        var (geo, findings) = Load(
            $"databases: [{s_demo}], regions: {{ eu: {{ match: [EU] }}, na: {{ match: [US] }} }}");
        Assert.Equal("", findings);
        Assert.Equal(0, geo!.Table.FindSource(0, 0xFFFF_C000_0201).Region);
        Assert.Equal(1, geo.Table.FindSource(0, 0xFFFF_C633_6401).Region);
        Assert.Equal("US", geo.Rules.ToRuleTable().FindSource(0, 0xFFFF_C633_6401).Text);
        Assert.Equal(new LoadedDatabase(s_demo, "FastRr-Demo-City", s_built), Assert.Single(geo.Databases));
    }

    [Theory]
    [InlineData(30, "")]
    [InlineData(31, "geo.yaml:2:20: warning: demo.mmdb was built on 2026-11-22, 31 days ago: 'max-age' is 30d")]
    public void Load_ADatabaseOfSomeAge_IsAWarningWhereItIsTooOld(int days, string expected)
    {
        var (geo, findings) = Load($"databases: [{s_demo}], max-age: 30d, regions: {{ eu: {{ match: [EU] }} }}", days);
        Assert.Equal(expected, findings);
        Assert.NotNull(geo);
    }

    [Fact]
    public void Load_DatabasesMissingAndBroken_AreErrorsAtTheirPlaces()
    {
        var readme = Repository.PathOf("geo/README.md");
        var (geo, findings) = Load($"databases: [x.mmdb, {s_demo}, {readme}], regions: {{ eu: {{}} }}");
        Assert.Null(geo);
        var lines = findings.Split('\n');
        Assert.Equal("geo.yaml:2:20: error: x.mmdb: it does not exist", lines[0]);
        Assert.StartsWith($"geo.yaml:2:{30 + s_demo.Length}: error: README.md: ", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public void Load_RulesThatNoDatabaseKnows_AreWarnings()
    {
        using var folder = new TestFolder();
        var countries = folder.PathOf("countries.mmdb");
        // The field of autonomous systems under another name.
        var octets = File.ReadAllBytes(s_demo);
        var field = octets.AsSpan().IndexOf("autonomous_system_number"u8);
        while (field >= 0)
        {
            octets[field] = (byte)'x';
            field = octets.AsSpan().IndexOf("autonomous_system_number"u8);
        }
        File.WriteAllBytes(countries, octets);
        var (geo, findings) = Load($"databases: [{countries}], regions: {{ eu: {{ match: [EU, AS1, AS2] }} }}");
        Assert.NotNull(geo);
        Assert.Equal(
            $"geo.yaml:2:{countries.Length + 52}: warning: 'AS1' matches nobody, nor does another rule of its kind: "
            + "no database has autonomous systems",
            findings);
    }

    [Fact]
    public void Load_WithoutDatabases_WarnsOnce()
    {
        var (geo, findings) = Load("regions: { eu: { match: [EU] } }");
        Assert.NotNull(geo);
        Assert.Equal("geo.yaml:2:33: warning: 'EU' matches nobody: there are no 'databases'", findings);
    }

    private static (LoadedGeo? Geo, string Findings) Load(string geo, int ageDays = 1)
    {
        using var folder = new TestFolder().Write("geo.yaml", $"zones: [a]\ngeo: {{ {geo} }}\n");
        var findings = new FindingCollector();
        var configuration = ConfigurationLoader.Load(folder.PathOf("geo.yaml"), findings);
        var loaded = GeoLoader.Load(
            configuration.Regions!, configuration.Settings.Geo, findings,
            new FakeTimeProvider(s_built.AddDays(ageDays)));
        var text = folder.WithoutPath(string.Join('\n', findings.InOrder()));
        return (loaded, text.Replace(Repository.PathOf("geo") + "/", "", StringComparison.Ordinal));
    }
}
