namespace FastRr.Pools;

/// <summary>A region that was looked at for an answer.</summary>
/// <param name="Turn">Which, and why its turn came.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="WellWeight">Σ weight of its well members of the family; drained ones left out.</param>
/// <param name="TotalWeight">Σ weight of all of them; drained ones left out.</param>
public readonly record struct TriedRegion(RegionTurn Turn, RegionVerdict Verdict, long WellWeight, long TotalWeight);
