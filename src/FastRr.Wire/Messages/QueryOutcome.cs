namespace FastRr.Wire.Messages;

/// <summary>What reading a query came to, ordered by consequence: the higher, the less is left to answer.</summary>
public enum QueryOutcome : byte
{
    /// <summary>One question, and an OPT we understand or none.</summary>
    WellFormed,

    /// <summary>No question, but an OPT with a COOKIE: the requestor asks for a server cookie (RFC 7873
    /// §5.4).</summary>
    CookieOnly,

    /// <summary>EDNS version over 0: BADVERS (RFC 6891 §6.1.3).</summary>
    BadVersion,

    /// <summary>FORMERR; what could be read before stands in the <see cref="Query"/>.</summary>
    Malformed,

    /// <summary>An opcode other than QUERY: NOTIMP.</summary>
    NotImplemented,

    /// <summary>No header, or a response: nothing is sent, so that two servers can't answer each other for
    /// ever.</summary>
    Ignored,
}
