namespace FastRr.Wire.Registry;

/// <summary>OPCODEs, 4 bits of the header (RFC 1035 §4.1.1).</summary>
public enum Opcode : byte
{
    Query = 0,
    IQuery = 1,
    Status = 2,
    Notify = 4,
    Update = 5,
    Dso = 6,
}
