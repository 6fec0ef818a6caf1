using FastRr.Answers.Snapshots;
using FastRr.Wire.Names;

namespace FastRr.Answers.Compiling;

/// <summary>The arrays of a snapshot while they grow.</summary>
internal sealed class SnapshotBuild
{
    private readonly List<ZoneSource> _sources;
    private int _rotationCount;

    public SnapshotBuild(List<ZoneSource> sources, ulong seed)
    {
        _sources = sources;
        int nameCount = sources.Count, recordCount = 0;
        foreach (var source in sources)
        {
            nameCount += source.Zone?.NameCount ?? 0;
            recordCount += source.Zone?.RecordCount ?? 0;
        }
        // An A record in a doubled ring of two: 24 octets a record. A guess; the buffer grows.
        Octets = new OctetBuilder(4096 + (int)Math.Min(recordCount * 24L, Array.MaxLength));
        Names = new NameTableBuilder(nameCount, seed, Octets);
        // Most names own one RRset; a zone has one negative answer.
        Answers = new GrowingArray<CompiledAnswer>(nameCount + sources.Count);
    }

    public NameTableBuilder Names { get; }

    public OctetBuilder Octets { get; }

    public GrowingArray<CompiledAnswer> Answers { get; }

    public GrowingArray<ushort> Starts { get; } = new(0);

    public List<ZoneEntry> Zones { get; } = [];

    public int TakeRotationNumber() => _rotationCount++;

    /// <summary>The zone whose apex is the name or the nearest above it, or -1.</summary>
    public int FindEnclosingZone(ReadOnlySpan<byte> lowerName)
    {
        while (true)
        {
            var node = Names.Find(lowerName);
            if (node >= 0 && Names[node].Zone >= 0)
            {
                var zone = Names[node].Zone;
                if (_sources[zone].Apex.Length == lowerName.Length)
                    return zone;
            }
            if (lowerName.Length == 1)
                return -1;
            lowerName = DomainName.Parent(lowerName);
        }
    }

    /// <summary>Whether another zone's apex stands below the given one.</summary>
    public bool HasZoneBelow(int zone)
    {
        foreach (var other in _sources)
        {
            var apex = _sources[zone].Apex;
            if (other.Apex.Length > apex.Length && DomainName.IsAtOrBelow(other.Apex, apex))
                return true;
        }
        return false;
    }

    public AnswerSnapshot ToSnapshot()
    {
        Octets.Trim();
        return new AnswerSnapshot(
            Names.Build(),
            Answers.ToArray(),
            [.. Zones],
            Octets.Buffer,
            Starts.ToArray(),
            new RotationIndices(_rotationCount));
    }
}
