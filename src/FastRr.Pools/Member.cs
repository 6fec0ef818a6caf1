using FastRr.Wire.Registry;

namespace FastRr.Pools;

/// <summary>One that may be handed out, in one region of one pool.</summary>
public sealed record Member
{
    /// <summary>Place among all members of all pools, from 0: where its state and its counters stand.</summary>
    public required int Number { get; init; }

    /// <summary>As the operator calls it; by default its address or target.</summary>
    public required string Name { get; init; }

    /// <summary>Configured weight; 0: a standby.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>RDATA of its A RR, 4 octets; empty: none.</summary>
    public ReadOnlyMemory<byte> IPv4 { get; init; }

    /// <summary>RDATA of its AAAA RR, 16 octets; empty: none.</summary>
    public ReadOnlyMemory<byte> IPv6 { get; init; }

    /// <summary>RDATA of its CNAME, MX or SRV, names uncompressed; empty for addresses.</summary>
    public ReadOnlyMemory<byte> RData { get; init; }

    /// <summary>Its RDATA of one of the pool's types; empty: it has none.</summary>
    public ReadOnlyMemory<byte> RDataOf(RRType type) => type switch
    {
        RRType.A => IPv4,
        RRType.AAAA => IPv6,
        _ => RData,
    };

    /// <summary>Whether it has an RR of one of the pool's types.</summary>
    public bool HasRecord(RRType type) => !RDataOf(type).IsEmpty;
}
