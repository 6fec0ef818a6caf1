namespace FastRr.Pools;

/// <summary>The TTLs between which a pool's answers stay.</summary>
/// <param name="LongestSeconds">While all is settled.</param>
/// <param name="ShortestSeconds">While a change is under way.</param>
public readonly record struct PoolTtl(int LongestSeconds, int ShortestSeconds);
