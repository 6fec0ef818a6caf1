namespace FastRr.Geo.Regions;

/// <summary>This PoP's own region.</summary>
/// <param name="Region">Its number.</param>
/// <param name="When">Who belongs to it.</param>
public sealed record HereRegion(int Region, HereWhen When);
