namespace FastRr.Wire.RData;

/// <summary>What fields that are right one by one may get wrong together.</summary>
internal enum RDataViolation : byte
{
    None,

    /// <summary>A digest of a known kind has another length.</summary>
    DigestLength,

    /// <summary>A CDS or CDNSKEY of algorithm 0 asks for more than deletion.</summary>
    DeleteForm,
}
