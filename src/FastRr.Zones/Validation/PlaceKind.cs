namespace FastRr.Zones.Validation;

/// <summary>Where a name stands in a zone (RFC 1034 §4.3.2 step 3).</summary>
internal enum PlaceKind : byte
{
    OutOfZone,

    /// <summary>In the zone, but neither it nor a wildcard for it owns records.</summary>
    Missing,

    /// <summary>It owns records.</summary>
    Exact,

    /// <summary>A wildcard answers for it.</summary>
    Wildcard,

    /// <summary>At or below a zone cut.</summary>
    Delegated,

    /// <summary>Below a DNAME.</summary>
    Redirected,
}
