namespace FastRr.Zones;

/// <summary>What became of loading a zone.</summary>
/// <param name="Zone">The zone, or null where a finding is an error.</param>
/// <param name="Findings">
/// Errors and warnings by place: the main file first, then the others as included; lines and columns ascending.
/// </param>
public sealed record ZoneLoadResult(Zone? Zone, IReadOnlyList<Finding> Findings);
