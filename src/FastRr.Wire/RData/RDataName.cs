namespace FastRr.Wire.RData;

/// <summary>Where a domain name stands in RDATA.</summary>
/// <param name="Offset">Of its first octet, from the RDATA's start.</param>
/// <param name="Length">Octets, 1 to 255, the root's included.</param>
public readonly record struct RDataName(int Offset, int Length);
