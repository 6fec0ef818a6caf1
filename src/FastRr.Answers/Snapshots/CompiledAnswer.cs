using FastRr.Wire.Registry;

namespace FastRr.Answers.Snapshots;

/// <summary>
/// Where a finished answer's octets stand and how they are cut: the ring r1…rn r1…rn-1, so that every rotation is one
/// contiguous copy, then the tail: required and optional additional RRs. 36 octets, unmanaged.
/// Names in it are compressed against the base name alone, as though that stood at offset 12 of the message.
/// </summary>
public struct CompiledAnswer
{
    /// <summary>First octet of the ring in <see cref="AnswerSnapshot.Octets"/>.</summary>
    public int RingOffset;

    /// <summary>First octet of the tail; it does not depend on the rotation.</summary>
    public int TailOffset;

    /// <summary>Index of r1's start in <see cref="AnswerSnapshot.Starts"/>, for a ring that turns and has no
    /// stride.</summary>
    public int FirstStart;

    /// <summary>Number of the rotation index, or -1 where nothing turns.</summary>
    public int RotationNumber;

    public RRType Type;

    /// <summary>RRs of the ring, n.</summary>
    public ushort Count;

    /// <summary>Octets of one rotation.</summary>
    public ushort RingLength;

    /// <summary>Octets of each RR where all have the same length and no name in RDATA (A, AAAA); else 0.</summary>
    public ushort Stride;

    /// <summary>Octets and RRs of the tail that may not be left out: in-domain glue (RFC 9471 §3.1).</summary>
    public ushort RequiredLength;

    public ushort RequiredCount;

    /// <summary>Octets and RRs of the tail that are left out first.</summary>
    public ushort OptionalLength;

    public ushort OptionalCount;

    public AnswerKind Kind;

    public RotationOrder Order;

    /// <summary>Octets of the base name.</summary>
    public byte BaseLength;
}
