using FastRr.Geo;

namespace FastRr.Pools;

/// <summary>A region in the order in which they are tried.</summary>
/// <param name="Region">Which.</param>
/// <param name="Why">What gave it its place.</param>
/// <param name="Kilometres">From the client's region, where both places are known.</param>
public readonly record struct RegionTurn(Region Region, RegionReason Why, double? Kilometres);
