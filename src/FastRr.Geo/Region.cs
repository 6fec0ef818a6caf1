namespace FastRr.Geo;

/// <summary>A region as configured, without its rules.</summary>
/// <param name="Number">Place among all regions, in file order, from 0.</param>
/// <param name="Name">As the operator calls it.</param>
/// <param name="At">Where distances are measured from; null: nowhere.</param>
/// <param name="IsPrivate">Never another region's fallback.</param>
public sealed record Region(int Number, string Name, GeoPoint? At, bool IsPrivate)
{
    /// <summary>Regions that step in, in order; null: all others by distance; empty: none.</summary>
    public IReadOnlyList<int>? Fallback { get; init; }
}
