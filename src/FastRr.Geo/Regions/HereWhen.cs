namespace FastRr.Geo.Regions;

/// <summary>Which clients belong to this PoP's own region.</summary>
public enum HereWhen : byte
{
    /// <summary>Sources that no rule matches.</summary>
    Unmatched,

    /// <summary>All sources: whoever sends no client subnet.</summary>
    NoSubnet,

    /// <summary>Everyone, whatever client subnet comes along.</summary>
    Always,
}
