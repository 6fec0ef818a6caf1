using System.Runtime.InteropServices;
using FastRr.Wire.Registry;

namespace FastRr.Answers.Snapshots;

/// <summary>
/// Where a finished answer's octets stand and how they are cut: the ring r1…rn r1…rn-1, so that every rotation is one
/// contiguous copy, then the tail: required and optional additional RRs. 32 octets, two of them a cache line.
/// Names in it are compressed against the base name alone, as though that stood at offset 12 of the message.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
public struct CompiledAnswer
{
    private const int KindBits = 3;

    /// <summary>First octet of the ring in <see cref="AnswerSnapshot.Octets"/>; the pool where it is
    /// steered.</summary>
    public int RingOffset;

    /// <summary>First octet of the tail; it does not depend on the rotation. Where it is steered, the RRset among those
    /// of the pool.</summary>
    public int TailOffset;

    /// <summary>Number of the rotation index, or -1 where nothing turns; where it is steered, that of the first
    /// region, and those of the others follow.</summary>
    public int RotationNumber;

    // From 0 on FirstStart, else the stride, negative.
    private int _starts;

    public RRType Type;

    /// <summary>RRs of the ring, n.</summary>
    public ushort Count;

    /// <summary>Octets of one rotation.</summary>
    public ushort RingLength;

    /// <summary>Octets and RRs of the tail that may not be left out: in-domain glue (RFC 9471 §3.1).</summary>
    public ushort RequiredLength;

    public ushort RequiredCount;

    /// <summary>Octets and RRs of the tail that are left out first.</summary>
    public ushort OptionalLength;

    public ushort OptionalCount;

    /// <summary>Octets of the base name.</summary>
    public byte BaseLength;

    private byte _kindAndOrder;

    /// <summary>The pool of an <see cref="AnswerKind.Steered"/> answer.</summary>
    public readonly int Pool => RingOffset;

    /// <summary>Which of the pool's RRsets an <see cref="AnswerKind.Steered"/> answer is.</summary>
    public readonly int PoolSet => TailOffset;

    /// <summary>Index of r1's start in <see cref="AnswerSnapshot.Starts"/>, for a ring that turns and has no
    /// stride.</summary>
    public int FirstStart
    {
        readonly get => _starts;
        set => _starts = value;
    }

    /// <summary>Octets of each RR where all have the same length and no name in RDATA (A, AAAA); else 0. Takes the
    /// place of <see cref="FirstStart"/>.</summary>
    public int Stride
    {
        readonly get => _starts < 0 ? -_starts : 0;
        set => _starts = -value;
    }

    public AnswerKind Kind
    {
        readonly get => (AnswerKind)(_kindAndOrder & ((1 << KindBits) - 1));
        set => _kindAndOrder = (byte)((byte)value | ((int)Order << KindBits));
    }

    public RotationOrder Order
    {
        readonly get => (RotationOrder)(_kindAndOrder >> KindBits);
        set => _kindAndOrder = (byte)((byte)Kind | ((int)value << KindBits));
    }
}
