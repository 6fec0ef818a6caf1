namespace FastRr.Engine.Counters;

/// <summary>What came of a query. Each query counts under exactly one, so they sum to the queries received.</summary>
public enum ResponseOutcome : byte
{
    /// <summary>NOERROR with an answer.</summary>
    Answer,

    /// <summary>NOERROR without (RFC 2308 §2.2).</summary>
    NoData,

    /// <summary>The name does not exist (RFC 2308 §2.1).</summary>
    NXDomain,

    /// <summary>A referral to the servers of a zone below.</summary>
    Referral,

    /// <summary>TC with an empty answer.</summary>
    Truncated,

    /// <summary>A server cookie for a query without a question.</summary>
    Cookie,

    FormErr,
    ServFail,
    NotImp,
    Refused,
    YXDomain,
    BadVers,
    BadCookie,

    /// <summary>Nothing was sent.</summary>
    Dropped,
}
