using FastRr.Pools;
using FastRr.Server.Configuration.Schema;

namespace FastRr.Server.Configuration.Pools;

/// <summary>A pool as written, or the section <c>pool-defaults</c>; null: not written.</summary>
internal sealed record PoolSettings
{
    /// <summary>All that was written could be read: what is missing was not written.</summary>
    public bool IsWhole { get; init; } = true;

    public IReadOnlyList<Placed<PoolName>> Names { get; init; } = [];

    public PoolTtl? Ttl { get; init; }

    public PoolPolicy? Policy { get; init; }

    public Placed<int>? Answers { get; init; }

    public double? HealthyShare { get; init; }

    public WhenAllDown? WhenAllDown { get; init; }

    public string? HashSeed { get; init; }

    /// <summary>RDATA of an HTTPS RR.</summary>
    public Placed<byte[]>? Https { get; init; }

    public IReadOnlyList<Named<IReadOnlyList<MemberSettings>>>? Regions { get; init; }

    public IReadOnlyList<Named<IReadOnlyList<Placed<string>>>> Fallback { get; init; } = [];
}
