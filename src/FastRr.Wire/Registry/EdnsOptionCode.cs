namespace FastRr.Wire.Registry;

/// <summary>EDNS(0) option codes of the IANA registry, 16 bits.</summary>
public enum EdnsOptionCode : ushort
{
    Nsid = 3,
    ClientSubnet = 8,
    Cookie = 10,
    TcpKeepalive = 11,
    Padding = 12,
    ExtendedError = 15,
}
