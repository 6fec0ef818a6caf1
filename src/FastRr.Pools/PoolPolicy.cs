namespace FastRr.Pools;

/// <summary>How a pool chooses among the members of a region.</summary>
public enum PoolPolicy : byte
{
    /// <summary>Each in turn.</summary>
    RoundRobin,

    /// <summary>In proportion to weight, spread smoothly.</summary>
    Weighted,

    /// <summary>The first well one in listed order, alone.</summary>
    Failover,

    /// <summary>By the client's prefix.</summary>
    Hash,
}
