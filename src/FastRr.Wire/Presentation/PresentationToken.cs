namespace FastRr.Wire.Presentation;

/// <summary>
/// One token of a master file's entry, as a place in the octets read (RFC 1035 §5.1). Escapes stay as written.
/// </summary>
/// <param name="Start">Offset of the first octet; of a quoted token, the octet after the opening quote.</param>
/// <param name="Length">Octets, the quotes of a quoted token left out. A quoted stretch inside an unquoted token
/// (<c>alpn="h2,h3"</c>) keeps its quotes.</param>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Column">Column in the line, from 1.</param>
/// <param name="IsQuoted">Whether the token as a whole stood between quotes.</param>
public readonly record struct PresentationToken(int Start, int Length, int Line, int Column, bool IsQuoted);
