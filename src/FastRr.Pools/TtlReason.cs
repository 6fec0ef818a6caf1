namespace FastRr.Pools;

/// <summary>What gave an answer its TTL.</summary>
public enum TtlReason : byte
{
    /// <summary>No change is under way: the longest.</summary>
    Settled,

    /// <summary>The pool has one TTL, whatever happens.</summary>
    Fixed,
}
