using FastRr.Zones;

namespace FastRr.Server.Configuration.Pools;

/// <summary>Says where the name that tells who asks can't stand.</summary>
internal static class WhoAmIPlacement
{
    /// <param name="name">The name; null: none.</param>
    /// <param name="pools">Whose names it may not have.</param>
    /// <param name="sources">The zones asked for.</param>
    /// <param name="zones">What became of each, null where it has an error.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static void Check(
        Placed<PoolName>? name,
        LoadedPools pools,
        IReadOnlyList<ZoneSource> sources,
        IReadOnlyList<Zone?> zones,
        FindingCollector findings)
    {
        if (name is not { Value: var whoAmI, Position: var position })
            return;
        if (pools.Names.FirstOrDefault(steered => steered.Name.Equals(whoAmI)) is { } steered)
            findings.Error(position, $"'{whoAmI}' is a name of pool '{steered.Pool.Name}' too: {steered.Position}");
        if (!new ZonePlaces(sources, zones).TryFind(whoAmI, out var zone))
        {
            findings.Error(position, $"'{whoAmI}' is in no zone of ours");
            return;
        }
        // What is wrong in the zone is told as such.
        if (zone is null)
            return;
        if (ZonePlaces.FindObstacle(zone, whoAmI) is >= 0 and var obstacle)
        {
            findings.Error(position, $"'{whoAmI}' is {ZonePlaces.DescribeObstacle(zone, obstacle)}");
        }
        else if (zone.Find(whoAmI.LowerWire.Span) is >= 0 and var owner)
        {
            findings.Error(position,
                $"'{whoAmI}' has data of its own at {zone.PositionOf(zone.FirstRecordOf(owner))}: take another name");
        }
    }
}
