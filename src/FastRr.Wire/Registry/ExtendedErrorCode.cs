namespace FastRr.Wire.Registry;

/// <summary>INFO-CODEs of extended DNS errors (RFC 8914 §4), 16 bits.</summary>
public enum ExtendedErrorCode : ushort
{
    Other = 0,
    NotReady = 14,
    NotAuthoritative = 20,
    NotSupported = 21,
    InvalidData = 24,
}
