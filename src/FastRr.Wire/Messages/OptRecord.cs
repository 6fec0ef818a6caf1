namespace FastRr.Wire.Messages;

/// <summary>What a query's OPT said (RFC 6891 §6.1). Offsets count from the message's first octet; 0 means
/// absent.</summary>
public struct OptRecord
{
    /// <summary>Whether there was an OPT that could be read.</summary>
    public bool IsPresent;

    /// <summary>DO (RFC 3225 §3).</summary>
    public bool IsDnssecOk;

    /// <summary>EDNS version.</summary>
    public byte Version;

    /// <summary>Whether NSID was asked for (RFC 5001 §2.1).</summary>
    public bool WantsNsid;

    /// <summary>Whether the keepalive option came (RFC 7828 §3).</summary>
    public bool HasKeepalive;

    /// <summary>The requestor's UDP payload size, octets, as it came.</summary>
    public ushort PayloadSize;

    /// <summary>Where the client subnet's FAMILY stands.</summary>
    public ushort ClientSubnetOffset;

    /// <summary>Octets from FAMILY to the end of ADDRESS, 4 to 20.</summary>
    public byte ClientSubnetLength;

    /// <summary>Octets of the cookie: 8, or 16 to 40 with a server cookie.</summary>
    public byte CookieLength;

    /// <summary>Where the client cookie stands.</summary>
    public ushort CookieOffset;
}
