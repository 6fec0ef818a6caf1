namespace FastRr.Answers.Snapshots;

/// <summary>
/// Everything the query path reads, immutable once published: the name table, and finished answers in a handful of
/// arrays of unmanaged data. What turns (<see cref="Rotation"/>) lives outside and is only referred to.
/// </summary>
public sealed class AnswerSnapshot
{
    private readonly AlignedArray<CompiledAnswer> _answers;
    private readonly ZoneEntry[] _zones;
    private readonly byte[] _octets;
    private readonly AlignedArray<ushort> _starts;

    internal AnswerSnapshot(
        NameTable names,
        SteeringState steering,
        AlignedArray<CompiledAnswer> answers,
        ZoneEntry[] zones,
        byte[] octets,
        AlignedArray<ushort> starts,
        RotationIndices rotation)
    {
        Names = names;
        Steering = steering;
        Rotation = rotation;
        _answers = answers;
        _zones = zones;
        _octets = octets;
        _starts = starts;
    }

    public NameTable Names { get; }

    /// <summary>Regions, and what pools answer.</summary>
    public SteeringState Steering { get; }

    public RotationIndices Rotation { get; }

    public ReadOnlySpan<CompiledAnswer> Answers => _answers.Items;

    public ReadOnlySpan<ZoneEntry> Zones => _zones;

    /// <summary>Rings, tails and CNAME targets.</summary>
    public ReadOnlySpan<byte> Octets => _octets;

    /// <summary>Where the RRs of turning rings without a stride start, in octets from their ring's first.</summary>
    public ReadOnlySpan<ushort> Starts => _starts.Items;
}
