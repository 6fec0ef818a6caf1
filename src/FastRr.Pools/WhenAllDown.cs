namespace FastRr.Pools;

/// <summary>What a pool answers when no region is well.</summary>
public enum WhenAllDown : byte
{
    /// <summary>Every member of the first region: fail open.</summary>
    All,

    /// <summary>NODATA.</summary>
    None,

    /// <summary>SERVFAIL.</summary>
    ServFail,

    /// <summary>What was last well.</summary>
    Last,
}
