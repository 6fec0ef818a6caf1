namespace FastRr.Wire.Names;

/// <summary>Why a text is no domain name.</summary>
public enum DomainNameError : byte
{
    None,

    /// <summary>Nothing before a dot, or no text at all.</summary>
    EmptyLabel,

    /// <summary>More than 63 octets in a label.</summary>
    LabelTooLong,

    /// <summary>More than 255 octets in wire form.</summary>
    NameTooLong,

    /// <summary>A backslash at the end, or \DDD that is not three digits up to 255.</summary>
    BadEscape,

    /// <summary>An unescaped quotation mark inside.</summary>
    Quote,

    /// <summary>No dot at the end, and no origin to complete it.</summary>
    RelativeWithoutOrigin,
}
