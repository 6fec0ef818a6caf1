using FastRr.Geo;

namespace FastRr.Pools;

/// <summary>All that is steered, as configured.</summary>
/// <param name="Regions">By number.</param>
/// <param name="Pools">By number.</param>
/// <param name="MemberCount">Members of all pools: their numbers are below it.</param>
public sealed record PoolSet(IReadOnlyList<Region> Regions, IReadOnlyList<Pool> Pools, int MemberCount)
{
    /// <summary>Nothing is steered.</summary>
    public static PoolSet Empty { get; } = new([], [], 0);
}
