using FastRr.Pools;
using FastRr.Server.Configuration;
using FastRr.Server.Configuration.Pools;
using FastRr.Tests.Pools;
using FastRr.Zones;

namespace FastRr.Tests.Server.Configuration.Pools;

/// <summary>A configuration of pools in a folder, with the regions of <see cref="TestPool.World"/>.</summary>
internal sealed class PoolFolder : IDisposable
{
    /// <summary>The regions of <see cref="TestPool.World"/>, behind everything of which a place is asked.</summary>
    private const string Geo = """

        geo:
          regions:
            eu: { match: [192.0.2.0/24], at: [50.11, 8.68] }
            na: { at: [39.04, -77.49] }
            ap: { at: [1.35, 103.82] }
            sa: { at: [-23.55, -46.63] }
            lab: { at: [50.12, 8.69], private: true }
            x:
            y:

        """;

    private const string Head = "$TTL 300\n@ SOA ns hostmaster 1 3600 600 86400 60\n@ NS ns.example.net.\n";

    private readonly TestFolder _folder = new();

    /// <param name="pools">What stands behind <c>zones</c>.</param>
    /// <param name="zones">The value of <c>zones</c>.</param>
    public PoolFolder(string pools, string zones = "[example.com]")
    {
        _folder.Write("fastrr.yaml", $"zones: {zones}\n{pools}{Geo}");
        WriteZone("example.com", "");
    }

    /// <summary>Adds a zone's records behind SOA and NS, as the lines from 4 on.</summary>
    public PoolFolder WriteZone(string name, string records, string folder = "zones")
    {
        _folder.Write($"{folder}/{name}.zone", Head + records);
        return this;
    }

    /// <summary>Reads pools and zones.</summary>
    /// <returns>The pools, and the findings, one a line.</returns>
    public (LoadedPools Pools, string Findings) Load()
    {
        var findings = new FindingCollector();
        var configuration = ConfigurationLoader.Load(_folder.PathOf("fastrr.yaml"), findings);
        var pools = PoolLoader.Load(
            configuration.Settings, configuration.Zones, configuration.Regions!.Regions, findings);
        var zones = configuration.Zones.Select(source => LoadZone(source, pools, findings)).ToList();
        PoolPlacement.Check(pools, configuration.Zones, zones, findings);
        WhoAmIPlacement.Check(configuration.Settings.WhoAmI, pools, configuration.Zones, zones, findings);
        return (pools, _folder.WithoutPath(string.Join('\n', findings.InOrder())));
    }

    /// <summary>Reads pools in which nothing is found.</summary>
    public static PoolSet LoadRight(string pools)
    {
        using var folder = new PoolFolder(pools);
        var (loaded, findings) = folder.Load();
        Xunit.Assert.Equal("", findings);
        return loaded.Set;
    }

    /// <summary>The findings of pools in the zone example.com without further data.</summary>
    public static string FindingsOf(string pools)
    {
        using var folder = new PoolFolder(pools);
        return folder.Load().Findings;
    }

    /// <summary>The findings of a pool <c>p</c> at www.example.com with some keys more, in place of regions.</summary>
    public static string FindingsOfPool(string keys) =>
        FindingsOf($"pools:\n  p:\n    names: [www.example.com]\n{Indent(keys)}");

    /// <summary>As <see cref="FindingsOfPool"/>, with one member in one region.</summary>
    public static string FindingsOfKeys(string keys) =>
        FindingsOfPool($"{keys}\nregions: {{ eu: [192.0.2.1] }}");

    public void Dispose() => _folder.Dispose();

    private static string Indent(string keys) =>
        string.Concat(keys.Split('\n').Select(line => $"    {line}\n"));

    private static Zone? LoadZone(ZoneSource source, LoadedPools pools, FindingCollector findings)
    {
        var result = ZoneLoader.Load(
            source.Name.LowerWire, source.File, new ZoneLoadOptions { HasAddressElsewhere = pools.HasAddress });
        findings.AddRange(result.Findings);
        return result.Zone;
    }
}
