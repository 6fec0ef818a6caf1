namespace FastRr.Wire.Registry;

/// <summary>RR CLASSes of the IANA DNS parameters registry, 16 bits.</summary>
public enum RRClass : ushort
{
    IN = 1,
    CH = 3,
    HS = 4,
    None = 254,
    Any = 255,
}
