using FastRr.Geo.Regions;

namespace FastRr.Server.Configuration.Geo;

/// <summary>This PoP's own region as written.</summary>
internal sealed record HereSettings
{
    /// <summary>Its name.</summary>
    public Placed<string>? Region { get; init; }

    public HereWhen When { get; init; } = HereWhen.Unmatched;
}
