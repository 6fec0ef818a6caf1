using System.Security.Cryptography;
using FastRr.Answers.Compiling;
using FastRr.Answers.Compiling.Steering;
using FastRr.Answers.Snapshots;
using FastRr.Geo.Tables;
using FastRr.Pools;
using FastRr.Wire.Names;
using FastRr.Zones;

namespace FastRr.Answers;

/// <summary>Turns zones into an <see cref="AnswerSnapshot"/>. Zones must have passed validation; cold, and used
/// once.</summary>
public sealed class AnswerCompiler
{
    private readonly List<ZoneSource> _zones = [];
    private SteeringPlan _plan = new(RegionTable.ForOne(0), PoolSet.Empty, new MemberStates(0));

    /// <param name="zone">A validated zone.</param>
    /// <param name="order">How its RRsets turn.</param>
    public void Add(Zone zone, RotationOrder order) => _zones.Add(new ZoneSource(zone.Apex.ToArray(), zone, order));

    /// <summary>A zone that is configured, but whose data is not there: its names get SERVFAIL.</summary>
    /// <param name="apex">Lower-cased wire form.</param>
    public void AddWithoutData(ReadOnlySpan<byte> apex) =>
        _zones.Add(new ZoneSource(apex.ToArray(), null, RotationOrder.Fixed));

    /// <summary>Steers names of the zones.</summary>
    public void Steer(SteeringPlan plan) => _plan = plan;

    /// <summary>Compiles all zones.</summary>
    /// <exception cref="InvalidOperationException">A set of RRs does not fit in a message, or all in 2 GiB.</exception>
    public AnswerSnapshot Compile()
    {
        // Zones above come first, so that a zone finds the one it is cut from.
        _zones.Sort((left, right) => left.Apex.Length - right.Apex.Length);
        Span<byte> seed = stackalloc byte[8];
        RandomNumberGenerator.Fill(seed);
        var build = new SnapshotBuild(_zones, new SteeredNames(_plan.Pools.Pools), BitConverter.ToUInt64(seed));
        build.AddApexes();
        for (var zone = 0; zone < _zones.Count; zone++)
        {
            if (_zones[zone].Zone is { } data)
                new ZoneCompiler(build, data, zone, _zones[zone].Order).Compile();
        }
        AdoptNamesAboveZones(build);
        return build.ToSnapshot(new SteeringCompiler(build, _plan, _zones).Compile());
    }

    /// <summary>
    /// A name between a zone of ours and another above it belongs to that other: as an empty non-terminal (RFC 8020 §2:
    /// NXDOMAIN would deny the zone below too), or to the zone cut or DNAME there.
    /// </summary>
    private void AdoptNamesAboveZones(SnapshotBuild build)
    {
        foreach (var source in _zones)
        {
            if (source.Apex.Length == 1)
                continue;
            var enclosing = build.FindEnclosingZone(DomainName.Parent(source.Apex));
            if (enclosing < 0)
                continue;
            var top = _zones[enclosing].Apex.Length;
            var name = DomainName.Parent(source.Apex);
            for (; name.Length > top; name = DomainName.Parent(name))
            {
                ref var node = ref build.Names[build.Names.Find(name)];
                node.Zone = enclosing;
                if (node.Cut < 0)
                    node.Cut = FindCutAbove(build, name, top);
            }
        }
    }

    private static int FindCutAbove(SnapshotBuild build, ReadOnlySpan<byte> name, int top)
    {
        // The apex counts: it may own a DNAME.
        while (name.Length > top)
        {
            name = DomainName.Parent(name);
            ref var node = ref build.Names[build.Names.Find(name)];
            if (node.Cut >= 0)
                return node.Cut;
        }
        return -1;
    }
}
