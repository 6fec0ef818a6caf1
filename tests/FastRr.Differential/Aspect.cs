namespace FastRr.Differential;

/// <summary>In what two responses can differ.</summary>
[Flags]
internal enum Aspect
{
    None = 0,
    Rcode = 1,
    Authoritative = 2,
    Truncated = 4,

    /// <summary>RD, RA, Z, AD and CD.</summary>
    OtherFlags = 8,
    Question = 16,
    Answer = 32,
    Authority = 64,
    Additional = 128,

    /// <summary>Whether there is an OPT record, its version and its DO bit.</summary>
    Opt = 256,

    /// <summary>A record that stands twice in one of our sections (RFC 2181 §5).</summary>
    Repeated = 512,
    Flags = Authoritative | Truncated | OtherFlags,
    Sections = Answer | Authority | Additional,
}
