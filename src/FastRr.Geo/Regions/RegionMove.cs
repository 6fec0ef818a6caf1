namespace FastRr.Geo.Regions;

/// <summary>Clients that change their region.</summary>
/// <param name="From">Number of the region before.</param>
/// <param name="To">Number of the region after.</param>
/// <param name="Count">Addresses or networks.</param>
public sealed record RegionMove(int From, int To, long Count);
