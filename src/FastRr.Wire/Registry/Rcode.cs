namespace FastRr.Wire.Registry;

/// <summary>Response codes: 4 bits in the header, 8 more in OPT (RFC 1035 §4.1.1, RFC 6891 §6.1.3).</summary>
public enum Rcode : ushort
{
    NoError = 0,
    FormErr = 1,
    ServFail = 2,
    NXDomain = 3,
    NotImp = 4,
    Refused = 5,
    YXDomain = 6,
    BadVers = 16,
    BadCookie = 23,
}
