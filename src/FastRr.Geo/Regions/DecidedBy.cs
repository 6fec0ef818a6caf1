namespace FastRr.Geo.Regions;

/// <summary>What may decide on a client's region, in the order it is asked.</summary>
public enum DecidedBy : byte
{
    /// <summary>A rule of the region matches.</summary>
    Rule,

    /// <summary>No rule matches; the region is nearest to the coordinates.</summary>
    Nearest,

    /// <summary>This PoP's own region takes the client.</summary>
    Here,

    /// <summary>Nothing else decided.</summary>
    Default,
}
