namespace FastRr.Geo;

/// <summary>The region of an address.</summary>
/// <param name="Region">Its number.</param>
/// <param name="ScopeLength">SCOPE PREFIX-LENGTH in bits of the family asked (RFC 7871 §6): the shortest prefix around
/// the address whose addresses all belong to the region; 0 where no address decided.</param>
public readonly record struct RegionMatch(ushort Region, byte ScopeLength);
