using FastRr.Geo;

namespace FastRr.Server.Configuration.Geo;

/// <summary>A region as written.</summary>
internal sealed record RegionSettings
{
    /// <summary>Whom it matches.</summary>
    public IReadOnlyList<Placed<MatchEntry>> Match { get; init; } = [];

    /// <summary>Where distances are measured from; null: nowhere.</summary>
    public GeoPoint? At { get; init; }

    /// <summary>Never another region's fallback.</summary>
    public bool IsPrivate { get; init; }
}
