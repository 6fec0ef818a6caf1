namespace FastRr.Answers.Snapshots;

/// <summary>What makes a name more than a holder of RRsets.</summary>
[Flags]
public enum NodeTraits : byte
{
    None = 0,

    /// <summary>A delegation; its referral is its last answer (RFC 9499 §7, "zone cut").</summary>
    ZoneCut = 1,

    /// <summary>Owns a CNAME.</summary>
    CName = 2,

    /// <summary>Owns a DNAME: redirects what is below, not itself (RFC 6672 §2.3).</summary>
    DName = 4,
}
