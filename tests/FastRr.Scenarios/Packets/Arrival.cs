namespace FastRr.Scenarios.Packets;

/// <summary>What may come back for a packet, as far as its octets decide it alone.</summary>
internal enum Arrival
{
    /// <summary>No header, or a response.</summary>
    Nothing,

    /// <summary>Another opcode than QUERY: 12 octets.</summary>
    NotImplemented,

    FormatError,

    BadVersion,

    /// <summary>A class we do not serve, or a transfer.</summary>
    Refused,

    /// <summary>An OPT record with a cookie, and no question.</summary>
    Cookie,

    /// <summary>A query; what it gets depends on the zones.</summary>
    Answerable,
}
