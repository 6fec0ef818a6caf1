namespace FastRr.Wire.RData;

/// <summary>
/// The kinds of fields RDATA is made of. Each has one parser, one formatter and one measure (<see
/// cref="RDataFields"/>).
/// </summary>
internal enum RDataField : byte
{
    /// <summary>An 8-bit number.</summary>
    Number8,

    /// <summary>A 16-bit number.</summary>
    Number16,

    /// <summary>A 32-bit number.</summary>
    Number32,

    /// <summary>32 bits of seconds; read with units too.</summary>
    Seconds,

    /// <summary>A DNSSEC algorithm, 8 bits; read by mnemonic too.</summary>
    Algorithm,

    /// <summary>A certificate's type, 16 bits, by number or mnemonic.</summary>
    CertificateType,

    /// <summary>An RR TYPE.</summary>
    Type,

    /// <summary>32 bits of seconds since 1970, written as YYYYMMDDHHmmSS.</summary>
    Time,

    /// <summary>An IPv4 address, 4 octets.</summary>
    IPv4Address,

    /// <summary>An IPv6 address, 16 octets.</summary>
    IPv6Address,

    /// <summary>An EUI-48 address, 6 octets.</summary>
    Eui48,

    /// <summary>An EUI-64 address, 8 octets.</summary>
    Eui64,

    /// <summary>A domain name that may be compressed in a message.</summary>
    CompressibleName,

    /// <summary>A domain name that may not.</summary>
    Name,

    /// <summary>A character-string: a length octet and up to 255 octets.</summary>
    CharacterString,

    /// <summary>One or more character-strings, to the end.</summary>
    CharacterStrings,

    /// <summary>A CAA tag: a length octet and letters and digits.</summary>
    PropertyTag,

    /// <summary>Text without a length, to the end; may be empty.</summary>
    LongText,

    /// <summary>Text without a length, to the end; not empty.</summary>
    Uri,

    /// <summary>One or more octets to the end, in hexadecimal.</summary>
    Hex,

    /// <summary>As <see cref="Hex"/>; for a CDS that asks for deletion also the single digit 0.</summary>
    DigestOrDelete,

    /// <summary>One or more octets to the end, in base64.</summary>
    Base64,

    /// <summary>As <see cref="Base64"/>; for a CDNSKEY that asks for deletion also the single digit 0.</summary>
    KeyOrDelete,

    /// <summary>An NSEC3 salt: a length octet and octets in hexadecimal, '-' for none.</summary>
    Salt,

    /// <summary>An NSEC3 hash: a length octet and octets in base32 with extended hexadecimal alphabet.</summary>
    HashedOwner,

    /// <summary>A type bitmap to the end; may be empty.</summary>
    TypeBitmap,

    /// <summary>A type bitmap to the end with at least one type.</summary>
    NonEmptyTypeBitmap,

    /// <summary>A LOC RDATA as a whole.</summary>
    Location,

    /// <summary>SvcParams to the end.</summary>
    SvcParams,
}
