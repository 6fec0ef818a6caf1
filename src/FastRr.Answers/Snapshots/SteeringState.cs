using FastRr.Geo.Tables;

namespace FastRr.Answers.Snapshots;

/// <summary>What a snapshot knows of regions and pools, immutable.</summary>
public sealed class SteeringState
{
    private readonly PoolAnswers[] _pools;

    internal SteeringState(
        RegionTable table, PoolAnswers[] pools, int regionCount, int memberCount, bool honoursClientSubnet)
    {
        Table = table;
        RegionCount = regionCount;
        MemberCount = memberCount;
        HonoursClientSubnet = honoursClientSubnet;
        _pools = pools;
    }

    /// <summary>The region of every address.</summary>
    public RegionTable Table { get; }

    /// <summary>Regions: their numbers are below it.</summary>
    public int RegionCount { get; }

    /// <summary>Members of all pools: their numbers are below it.</summary>
    public int MemberCount { get; }

    /// <summary>For the name that tells who asks; null: there is none.</summary>
    public WhoAmI? WhoAmI { get; init; }

    /// <summary>Whether client subnets decide.</summary>
    public bool HonoursClientSubnet { get; }

    /// <summary>By number.</summary>
    public ReadOnlySpan<PoolAnswers> Pools => _pools;
}
