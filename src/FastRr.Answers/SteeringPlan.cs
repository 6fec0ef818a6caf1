using FastRr.Geo.Regions;
using FastRr.Geo.Tables;
using FastRr.Pools;

namespace FastRr.Answers;

/// <summary>What steers: regions, pools, and how their members are.</summary>
/// <param name="Table">The region of every address.</param>
/// <param name="Pools">Pools, and the regions they are made of.</param>
/// <param name="States">Of all members.</param>
public sealed record SteeringPlan(RegionTable Table, PoolSet Pools, MemberStates States)
{
    /// <summary>Whether client subnets decide; else they are echoed with scope 0.</summary>
    public bool HonoursClientSubnet { get; init; } = true;

    /// <summary>The name that tells who asks, lower-cased wire form; empty: none.</summary>
    public ReadOnlyMemory<byte> WhoAmI { get; init; }

    /// <summary>The rule behind each address; needed for <see cref="WhoAmI"/>.</summary>
    public RuleTable? Rules { get; init; }
}
