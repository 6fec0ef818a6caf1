namespace FastRr.Pools;

/// <summary>What a pool has to say to a client.</summary>
public enum PoolOutcome : byte
{
    /// <summary>Members.</summary>
    Answer,

    /// <summary>The name is there, data of the type is not.</summary>
    NoData,

    ServFail,
}
