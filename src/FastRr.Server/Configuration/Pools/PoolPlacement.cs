using FastRr.Pools;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Pools;

/// <summary>Says where pools and the data of zones are in each other's way.</summary>
internal sealed class PoolPlacement(LoadedPools pools, ZonePlaces places, FindingCollector findings)
{
    private readonly HashSet<(int Pool, PoolName Name)> _names =
        [.. pools.Names.Select(name => (name.Pool.Number, name.Name))];

    /// <summary>Checks every name of every pool, and where members lead to.</summary>
    /// <param name="pools">The pools.</param>
    /// <param name="sources">The zones asked for.</param>
    /// <param name="zones">What became of each, null where it has an error.</param>
    /// <param name="findings">Takes what is wrong; with an error among it the pools are not to be served.</param>
    public static void Check(
        LoadedPools pools,
        IReadOnlyList<ZoneSource> sources,
        IReadOnlyList<Zone?> zones,
        FindingCollector findings)
    {
        var places = new ZonePlaces(sources, zones);
        var placement = new PoolPlacement(pools, places, findings);
        foreach (var name in pools.Names)
            placement.Check(name);
        new PoolTargets(pools, places, findings).Check();
    }

    private void Check(SteeredName steered)
    {
        var name = steered.Name;
        if (!places.TryFind(name, out var zone))
        {
            findings.Error(steered.Position, $"'{name}' of pool '{steered.Pool.Name}' is in no zone of ours");
            return;
        }
        // What is wrong in the zone is told as such.
        if (zone is null)
            return;
        var obstacle = ZonePlaces.FindObstacle(zone, name);
        if (obstacle >= 0)
        {
            findings.Error(steered.Position,
                $"'{name}' of pool '{steered.Pool.Name}' is {ZonePlaces.DescribeObstacle(zone, obstacle)}");
            return;
        }
        var isApex = name.LowerWire.Span.SequenceEqual(zone.Apex);
        if (isApex && steered.Pool.Kind == MemberKind.CName)
        {
            findings.Error(steered.Position,
                $"pool '{steered.Pool.Name}' has CNAMEs, which can't stand at the apex '{name}' (RFC 1912 §2.4)");
        }
        var owner = zone.Find(name.LowerWire.Span);
        if (owner >= 0 && !CheckAlias(steered, zone, owner))
            return;
        if (owner >= 0 && steered.Pool.Kind == MemberKind.CName && !isApex)
            CheckAlone(steered, zone, owner);
        else if (owner >= 0)
            CheckData(steered, zone, owner);
    }

    /// <returns>False where the zone has a CNAME or DNAME at the name.</returns>
    private bool CheckAlias(SteeredName steered, Zone zone, int owner)
    {
        foreach (var type in (ReadOnlySpan<RRType>)[RRType.CNAME, RRType.DNAME])
        {
            var record = zone.FindRecord(owner, type);
            if (record < 0)
                continue;
            findings.Error(steered.Position,
                $"'{steered.Name}' of pool '{steered.Pool.Name}' has a {type} in its zone: {zone.PositionOf(record)}");
            return false;
        }
        return true;
    }

    private void CheckAlone(SteeredName steered, Zone zone, int owner)
    {
        for (var record = zone.FirstRecordOf(owner); record >= 0; record = zone.Record(record).Next)
        {
            var type = zone.Record(record).Type;
            // RFC 4035 §2.5: signatures and NSEC are the only data beside a CNAME.
            if (type is RRType.RRSIG or RRType.NSEC)
                continue;
            findings.Error(steered.Position,
                $"pool '{steered.Pool.Name}' has CNAMEs, and '{steered.Name}' has other data in its zone: "
                + $"{RDataText.FormatType(type)} at {zone.PositionOf(record)} (RFC 1034 §3.6.2)");
            return;
        }
    }

    private void CheckData(SteeredName steered, Zone zone, int owner)
    {
        var pool = steered.Pool;
        RRType[] owned = pool.Https.IsEmpty ? [.. pool.Types] : [.. pool.Types, RRType.HTTPS];
        foreach (var type in owned)
        {
            var record = zone.FindRecord(owner, type);
            if (record >= 0)
                findings.Warning(zone.PositionOf(record),
                    $"{type} of '{steered.Name}' is ignored: pool '{pool.Name}' answers, {steered.Position}");
        }
        if (pool.Kind != MemberKind.Address)
            return;
        foreach (var type in (ReadOnlySpan<RRType>)[RRType.HTTPS, RRType.SVCB])
        {
            if (!owned.Contains(type))
                CheckServiceLength(pool, zone, owner, type);
        }
        for (var record = zone.FirstRecordOf(owner); record >= 0; record = zone.Record(record).Next)
        {
            var type = zone.Record(record).Type;
            if (type is not (RRType.HTTPS or RRType.SVCB) || owned.Contains(type)
                || !ServiceHints.AreReplaced(zone.RDataOf(record), target => _names.Contains((pool.Number, target))))
            {
                continue;
            }
            findings.Warning(zone.PositionOf(record),
                $"the hints of this {type} are replaced: pool '{pool.Name}' fills in the addresses it hands out");
        }
    }

    /// <summary>Every record that takes hints takes all of them.</summary>
    private void CheckServiceLength(Pool pool, Zone zone, int owner, RRType type)
    {
        var records = new List<ReadOnlyMemory<byte>>();
        for (var record = zone.FirstRecordOf(owner); record >= 0; record = zone.Record(record).Next)
        {
            if (zone.Record(record).Type == type)
                records.Add(zone.RDataOf(record).ToArray());
        }
        var length = PoolSizes.LengthOf(pool, records, rdata =>
            ServiceHints.TakesHints(rdata.Span, target => _names.Contains((pool.Number, target))));
        if (length > Zone.MaxRRsetLength)
        {
            findings.Error(
                zone.PositionOf(zone.FindRecord(owner, type)), PoolSizes.DescribeService(pool, type, length));
        }
    }
}
