using FastRr.Wire.Registry;

namespace FastRr.Pools;

/// <summary>A pool as configured and found right.</summary>
public sealed record Pool
{
    /// <summary>Place among all pools, in file order, from 0.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>Names it answers for, lower-cased wire form, each once.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Names { get; init; }

    public required MemberKind Kind { get; init; }

    public PoolPolicy Policy { get; init; }

    /// <summary>RRs in one answer at most.</summary>
    public required int AnswerLimit { get; init; }

    public PoolTtl Ttl { get; init; } = new(300, 30);

    /// <summary>Share of weight that has to be well for a region to be, 0 to 1.</summary>
    public double HealthyShare { get; init; } = 0.5;

    public WhenAllDown WhenAllDown { get; init; }

    public required string HashSeed { get; init; }

    /// <summary>RDATA of the HTTPS RR for the pool's names, without hints; empty: those of the zone.</summary>
    public ReadOnlyMemory<byte> Https { get; init; }

    /// <summary>Regions with members, in file order.</summary>
    public required IReadOnlyList<PoolRegion> Regions { get; init; }

    /// <summary>Instead of a region's own fallback, by its number.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<int>> Fallback { get; init; } =
        new Dictionary<int, IReadOnlyList<int>>();

    /// <summary>Types that the pool answers at its names.</summary>
    public IReadOnlyList<RRType> Types => Kind switch
    {
        MemberKind.Address => [RRType.A, RRType.AAAA],
        MemberKind.CName => [RRType.CNAME],
        MemberKind.Mx => [RRType.MX],
        _ => [RRType.SRV],
    };
}
