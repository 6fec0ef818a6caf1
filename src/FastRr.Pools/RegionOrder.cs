using FastRr.Geo;

namespace FastRr.Pools;

/// <summary>In which order regions are tried for a client.</summary>
public static class RegionOrder
{
    /// <summary>
    /// The client's own region, then its fallback in order, then the pool's other regions by distance, those of unknown
    /// distance last in file order. An empty fallback ends it: nowhere else.
    /// </summary>
    /// <param name="pool">Which regions there are, and its own fallback in place of the region's.</param>
    /// <param name="regions">All, by number.</param>
    /// <param name="clientRegion">Number of the client's region.</param>
    /// <returns>Each region once; the first ones need not be listed by the pool, and may be private.</returns>
    public static IReadOnlyList<RegionTurn> Of(Pool pool, IReadOnlyList<Region> regions, int clientRegion)
    {
        var own = regions[clientRegion];
        var turns = new List<RegionTurn> { new(own, RegionReason.Own, own.At is null ? null : 0) };
        var fallback = pool.Fallback.TryGetValue(clientRegion, out var ofPool) ? ofPool : own.Fallback;
        if (fallback is { Count: 0 })
            return turns;
        foreach (var number in fallback ?? [])
            AddTurn(turns, regions[number], RegionReason.Fallback, own);
        // OrderBy keeps file order among equals.
        foreach (var other in pool.Regions.OrderBy(other => Distance(own, other.Region) ?? double.PositiveInfinity))
        {
            var isNear = Distance(own, other.Region) is not null;
            AddTurn(turns, other.Region, isNear ? RegionReason.Distance : RegionReason.FileOrder, own);
        }
        return turns;
    }

    private static void AddTurn(List<RegionTurn> turns, Region region, RegionReason why, Region own)
    {
        if (!turns.Exists(turn => turn.Region.Number == region.Number))
            turns.Add(new RegionTurn(region, why, Distance(own, region)));
    }

    private static double? Distance(Region from, Region to) =>
        from.At is { } start && to.At is { } end ? start.DistanceTo(end) : null;
}
