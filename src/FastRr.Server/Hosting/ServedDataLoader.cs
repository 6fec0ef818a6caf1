using FastRr.Answers;
using FastRr.Pools;
using FastRr.Server.Configuration;
using FastRr.Server.Configuration.Pools;

namespace FastRr.Server.Hosting;

/// <summary>Reads all that a configuration names: databases, pools, zones.</summary>
internal static class ServedDataLoader
{
    /// <param name="configuration">As read.</param>
    /// <param name="findings">Takes everything that is wrong; with an error among it the data is not to be
    /// served.</param>
    /// <param name="progress">Told what has been read of zones.</param>
    /// <param name="opensDatabases">False: rules are judged without them.</param>
    /// <param name="stopping">Ends it before its time.</param>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public static ServedData Load(
        LoadedConfiguration configuration,
        FindingCollector findings,
        LoadingProgress progress,
        bool opensDatabases,
        CancellationToken stopping)
    {
        var settings = configuration.Settings;
        var geo = configuration.Regions is { } set && opensDatabases
            ? GeoLoader.Load(set, settings.Geo, findings, TimeProvider.System)
            : null;
        var regions = configuration.Regions?.Regions ?? [];
        var pools = PoolLoader.Load(settings, configuration.Zones, regions, findings);
        var zones = ZoneSetLoader.Load(configuration.Zones, findings, progress, stopping, pools.HasAddress);
        PoolPlacement.Check(pools, configuration.Zones, zones, findings);
        WhoAmIPlacement.Check(settings.WhoAmI, pools, configuration.Zones, zones, findings);
        var steering = geo is null || findings.ErrorCount > 0 ? null : Plan(settings, geo, pools.Set);
        return new ServedData(configuration.Zones, zones, steering) { Geo = geo };
    }

    private static SteeringPlan Plan(Settings settings, LoadedGeo geo, PoolSet pools) => new(
        geo.Table, pools, new MemberStates(pools.MemberCount))
    {
        HonoursClientSubnet = settings.Geo.HonoursClientSubnet,
        WhoAmI = settings.WhoAmI?.Value.LowerWire ?? default,
        Rules = settings.WhoAmI is null ? null : geo.Rules.ToRuleTable(),
    };
}
