using FastRr.Geo;

namespace FastRr.Pools;

/// <summary>The members of a pool in one region.</summary>
/// <param name="Region">Which.</param>
/// <param name="Members">In file order.</param>
public sealed record PoolRegion(Region Region, IReadOnlyList<Member> Members);
