using FastRr.Answers.Compiling.Steering;
using FastRr.Answers.Snapshots;
using FastRr.Wire.Names;

namespace FastRr.Answers.Compiling;

/// <summary>The arrays of a snapshot while they grow.</summary>
internal sealed class SnapshotBuild
{
    private readonly List<ZoneSource> _sources;
    private readonly HashSet<int> _zonesWithOneBelow = [];
    private int _rotationCount;

    public SnapshotBuild(List<ZoneSource> sources, SteeredNames steered, ulong seed)
    {
        _sources = sources;
        Steered = steered;
        int nameCount = sources.Count, recordCount = 0;
        foreach (var source in sources)
        {
            nameCount += source.Zone?.NameCount ?? 0;
            recordCount += source.Zone?.RecordCount ?? 0;
        }
        // An A record in a doubled ring takes 24 octets in a set of two, 27 in one of three, less than 32 in any.
        // A guess: the buffer grows.
        Octets = new OctetBuilder((int)Math.Min(4096 + (recordCount * 32L), Array.MaxLength));
        Names = new NameTableBuilder(nameCount, seed);
        // Most names own one RRset; a zone has one negative answer.
        Answers = new GrowingArray<CompiledAnswer>(nameCount + sources.Count);
    }

    /// <summary>Names that pools answer for.</summary>
    public SteeredNames Steered { get; }

    public NameTableBuilder Names { get; }

    public OctetBuilder Octets { get; }

    public GrowingArray<CompiledAnswer> Answers { get; }

    public GrowingArray<ushort> Starts { get; } = new(0);

    public List<ZoneEntry> Zones { get; } = [];

    public int TakeRotationNumber() => TakeRotationNumbers(1);

    /// <summary>Takes several in a row.</summary>
    /// <returns>The first.</returns>
    public int TakeRotationNumbers(int count)
    {
        _rotationCount += count;
        return _rotationCount - count;
    }

    /// <summary>Finds a name, or adds it with what it lacks of its ancestors, which are empty non-terminals of the same
    /// zone until they turn out to own something.</summary>
    public int FindOrAddInZone(ReadOnlySpan<byte> lowerName, int zone)
    {
        var known = Names.Count;
        var number = Names.FindOrAdd(lowerName);
        Names[number].Zone = zone;
        for (; known < Names.Count; known++)
            Names[known].Zone = zone;
        return number;
    }

    /// <summary>Whether a name lies at or below a zone cut, or below a DNAME, of its zone.</summary>
    public bool IsBelowCut(ReadOnlySpan<byte> lowerName, int zone)
    {
        var top = _sources[zone].Apex.Length;
        for (var name = lowerName; name.Length >= top; name = DomainName.Parent(name))
        {
            var node = Names.Find(name);
            if (node >= 0 && Names[node].Cut == node
                && (name.Length < lowerName.Length || (Names[node].Traits & NodeTraits.ZoneCut) != 0))
                return true;
            if (name.Length == 1)
                break;
        }
        return false;
    }

    /// <summary>The zone whose apex is the name or the nearest above it, or -1.</summary>
    public int FindEnclosingZone(ReadOnlySpan<byte> lowerName)
    {
        while (true)
        {
            var node = Names.Find(lowerName);
            if (node >= 0 && IsApex(node))
                return Names[node].Zone;
            if (lowerName.Length == 1)
                return -1;
            lowerName = DomainName.Parent(lowerName);
        }
    }

    /// <summary>Whether a node is the apex of one of our zones.</summary>
    public bool IsApex(int node) =>
        Names[node].Zone is >= 0 and var zone && _sources[zone].Apex.Length == Names[node].NameLength;

    /// <summary>Enters all apexes into the table, before any other name.</summary>
    public void AddApexes()
    {
        for (var zone = 0; zone < _sources.Count; zone++)
        {
            Names[Names.FindOrAdd(_sources[zone].Apex)].Zone = zone;
            Zones.Add(new ZoneEntry(negativeAnswer: -1, _sources[zone].Apex.Length));
        }
        foreach (var source in _sources)
        {
            if (source.Apex.Length > 1 && FindEnclosingZone(DomainName.Parent(source.Apex)) is >= 0 and var above)
                _zonesWithOneBelow.Add(above);
        }
    }

    /// <summary>Whether another zone's apex stands below the given one.</summary>
    public bool HasZoneBelow(int zone) => _zonesWithOneBelow.Contains(zone);

    public AnswerSnapshot ToSnapshot(SteeringState steering) => new(
        Names.Build(),
        steering,
        Answers.Items,
        [.. Zones],
        Octets.Buffer,
        Starts.Items,
        new RotationIndices(_rotationCount));
}
