using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastRr.Answers.Snapshots;

/// <summary>One name of the table: 64 octets, a cache line.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
public struct NameNode
{
    /// <summary>Octets of a name that stand in the node itself.</summary>
    public const int InlineLength = 32;

    /// <summary>The name, lower-cased wire form, if it has at most 32 octets.</summary>
    public InlineName Name;

    /// <summary>Where a longer name stands among the octets of the table.</summary>
    public int NameOffset;

    /// <summary>Index of the zone that is authoritative for the name, or -1: a name above our zones.</summary>
    public int Zone;

    /// <summary>The zone cut or DNAME that governs the name: the node itself, one above it, or -1 for none.</summary>
    public int Cut;

    /// <summary>The node of <c>*.NAME</c>, the source of synthesis, or 0 for none (RFC 4592 §3.3.1).</summary>
    public int Wildcard;

    /// <summary>Index of the node's first answer; they stand together.</summary>
    public int FirstAnswer;

    /// <summary>0 for an empty non-terminal.</summary>
    public ushort AnswerCount;

    public byte NameLength;

    public NodeTraits Traits;

    /// <summary>Storage of a short name.</summary>
    [InlineArray(InlineLength)]
    public struct InlineName
    {
        private byte _first;
    }
}
