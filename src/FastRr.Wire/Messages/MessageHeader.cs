using FastRr.Wire.Registry;

namespace FastRr.Wire.Messages;

/// <summary>The 12 octets every message starts with (RFC 1035 §4.1.1): where each field stands, and its bits.</summary>
public static class MessageHeader
{
    /// <summary>Octets of the header; the question starts behind it.</summary>
    public const int Length = 12;

    /// <summary>Offset of the flags, 16 bits: QR, OPCODE, AA, TC, RD in the first octet, RA, Z, AD, CD, RCODE in the
    /// second.</summary>
    public const int Flags = 2;

    /// <summary>Offset of QDCOUNT, 16 bits.</summary>
    public const int QuestionCount = 4;

    /// <summary>Offset of ANCOUNT, 16 bits.</summary>
    public const int AnswerCount = 6;

    /// <summary>Offset of NSCOUNT, 16 bits.</summary>
    public const int AuthorityCount = 8;

    /// <summary>Offset of ARCOUNT, 16 bits.</summary>
    public const int AdditionalCount = 10;

    /// <summary>QR, the message is a response.</summary>
    public const ushort Response = 0x8000;

    /// <summary>AA, authoritative answer.</summary>
    public const ushort Authoritative = 0x0400;

    /// <summary>TC, truncated.</summary>
    public const ushort Truncated = 0x0200;

    /// <summary>RD, recursion desired.</summary>
    public const ushort RecursionDesired = 0x0100;

    /// <summary>CD, checking disabled.</summary>
    public const ushort CheckingDisabled = 0x0010;

    /// <summary>OPCODE, still in its place.</summary>
    public const ushort OpcodeMask = 0x7800;

    /// <summary>What a response takes over from the query: OPCODE, RD (RFC 1035 §4.1.1) and CD (RFC 4035
    /// §3.1.6).</summary>
    public const ushort Copied = OpcodeMask | RecursionDesired | CheckingDisabled;

    /// <param name="flags">The 16 bits at <see cref="Flags"/>.</param>
    public static Opcode OpcodeOf(ushort flags) => (Opcode)((flags & OpcodeMask) >> 11);
}
