namespace FastRr.Engine.Explaining;

/// <summary>What a name is to a responder.</summary>
public enum NameStanding : byte
{
    /// <summary>It is there: what it owns is answered, or NODATA.</summary>
    Exists,

    /// <summary>It is not there, and a wildcard makes it (RFC 4592 §3.3.1).</summary>
    Synthesised,

    /// <summary>It is at or below a zone cut: a referral.</summary>
    Delegated,

    /// <summary>It is below a DNAME, which leads on (RFC 6672 §2.3).</summary>
    Redirected,

    /// <summary>It is not there: NXDOMAIN.</summary>
    Missing,

    /// <summary>Its zone is configured, but has no data: SERVFAIL.</summary>
    WithoutData,

    /// <summary>It is in no zone of ours: REFUSED.</summary>
    NotOurs,
}
