namespace FastRr.Server.Explaining;

/// <summary>What gave an answer its TTL.</summary>
internal enum TtlOrigin : byte
{
    /// <summary>The pool's longest: no change is under way.</summary>
    Settled,

    /// <summary>The pool has one TTL.</summary>
    Fixed,

    /// <summary>The RRset has one of its own and takes hints from a pool: the shorter of both.</summary>
    Hints,

    /// <summary>The zone.</summary>
    Zone,

    /// <summary>The zone's SOA, for what is not there (RFC 2308 §5).</summary>
    Negative,

    /// <summary>What one client is told of itself is not kept for others.</summary>
    WhoAmI,
}
