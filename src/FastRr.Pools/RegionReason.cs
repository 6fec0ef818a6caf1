namespace FastRr.Pools;

/// <summary>Why a region's turn came.</summary>
public enum RegionReason : byte
{
    /// <summary>The client's own.</summary>
    Own,

    /// <summary>Named as fallback.</summary>
    Fallback,

    /// <summary>The nearest of those left.</summary>
    Distance,

    /// <summary>Its distance is not known, and its place in the file decides.</summary>
    FileOrder,
}
