using System.Runtime.CompilerServices;

namespace FastRr.Answers.Snapshots;

/// <summary>
/// Everything the query path reads, immutable once published: the name table, and finished answers in a handful of
/// arrays of unmanaged data. What turns (<see cref="Rotation"/>) lives outside and is only referred to.
/// </summary>
public sealed class AnswerSnapshot
{
    // The second-level cache of a server's core has 1 or 2 MB, and the kernel's network code needs it too.
    private const long LargeOctets = 1 << 20;

    private readonly AlignedArray<CompiledAnswer> _answers;
    private readonly ZoneEntry[] _zones;
    private readonly byte[] _octets;
    private readonly AlignedArray<ushort> _starts;

    internal AnswerSnapshot(
        NameTable names,
        AlignedArray<CompiledAnswer> answers,
        ZoneEntry[] zones,
        byte[] octets,
        AlignedArray<ushort> starts,
        RotationIndices rotation)
    {
        Names = names;
        Rotation = rotation;
        _answers = answers;
        _zones = zones;
        _octets = octets;
        _starts = starts;
        IsLarge = names.Octets + (answers.Length * (long)Unsafe.SizeOf<CompiledAnswer>()) + octets.Length > LargeOctets;
    }

    public NameTable Names { get; }

    /// <summary>Whether the data is more than the caches of a processor's core hold.</summary>
    public bool IsLarge { get; }

    public RotationIndices Rotation { get; }

    public ReadOnlySpan<CompiledAnswer> Answers => _answers.Items;

    public ReadOnlySpan<ZoneEntry> Zones => _zones;

    /// <summary>Rings, tails, long names and CNAME targets.</summary>
    public ReadOnlySpan<byte> Octets => _octets;

    /// <summary>Where the RRs of turning rings without a stride start, in octets from their ring's first.</summary>
    public ReadOnlySpan<ushort> Starts => _starts.Items;
}
