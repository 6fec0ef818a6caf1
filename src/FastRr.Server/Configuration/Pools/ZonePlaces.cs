using FastRr.Wire.Names;
using FastRr.Wire.Registry;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Pools;

/// <summary>Finds names in the zones of a configuration.</summary>
internal sealed class ZonePlaces
{
    private readonly Dictionary<PoolName, Zone?> _byApex = [];

    // Of the zones that were asked for one.
    private readonly Dictionary<Zone, HashSet<PoolName>> _emptyNonTerminals = [];

    /// <param name="sources">The zones asked for.</param>
    /// <param name="zones">What became of each, null where it has an error.</param>
    public ZonePlaces(IReadOnlyList<ZoneSource> sources, IReadOnlyList<Zone?> zones)
    {
        foreach (var (source, zone) in sources.Zip(zones))
            _byApex.TryAdd(new PoolName(source.Name.LowerWire), zone);
    }

    /// <summary>Finds the zone that a name belongs to.</summary>
    /// <param name="name">The name.</param>
    /// <param name="zone">The zone; null where it has an error, so that nothing is known of it.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryFind(PoolName name, out Zone? zone)
    {
        var apex = name;
        while (!_byApex.TryGetValue(apex, out zone))
        {
            if (apex.IsRoot)
                return false;
            apex = apex.Parent;
        }
        return true;
    }

    /// <summary>Whether a zone has a name, be it as an empty non-terminal.</summary>
    public bool Exists(Zone zone, PoolName name)
    {
        if (zone.Find(name.LowerWire.Span) >= 0)
            return true;
        if (!_emptyNonTerminals.TryGetValue(zone, out var empty))
            _emptyNonTerminals.Add(zone, empty = FindEmptyNonTerminals(zone));
        return empty.Contains(name);
    }

    /// <summary>The target of the CNAME at a name, which need not exist; null: it has none.</summary>
    public static PoolName? FindCName(Zone zone, PoolName name)
    {
        if (zone.Find(name.LowerWire.Span) is not (>= 0 and var owner))
            return null;
        var record = zone.FindRecord(owner, RRType.CNAME);
        return record < 0 ? null : new PoolName(zone.RDataOf(record));
    }

    /// <summary>What a DNAME makes of a name below it; null: it would be too long (RFC 6672 §2.2).</summary>
    /// <param name="zone">Its zone.</param>
    /// <param name="record">The DNAME.</param>
    /// <param name="name">Below it.</param>
    public static PoolName? Redirect(Zone zone, int record, PoolName name)
    {
        var above = name;
        do
            above = above.Parent;
        while (zone.Find(above.LowerWire.Span) is var owner
            && (owner < 0 || zone.FindRecord(owner, RRType.DNAME) != record));
        var labels = name.LowerWire.Span[..^above.LowerWire.Length];
        var target = zone.RDataOf(record);
        return labels.Length + target.Length > DomainName.MaxLength ? null : new PoolName([.. labels, .. target]);
    }

    /// <summary>The record that keeps queries from reaching a name, -1 where there is none.</summary>
    /// <param name="zone">Its zone.</param>
    /// <param name="name">At or below the apex.</param>
    /// <returns>An NS below the apex, at the name or above it, or a DNAME above it; the highest.</returns>
    public static int FindObstacle(Zone zone, PoolName name)
    {
        var obstacle = -1;
        for (var at = name; at.LowerWire.Length >= zone.Apex.Length; at = at.Parent)
        {
            if (zone.Find(at.LowerWire.Span) is >= 0 and var owner)
            {
                var isCut = owner != 0 && !DomainName.IsWildcard(at.LowerWire.Span);
                var found = isCut ? zone.FindRecord(owner, RRType.NS) : -1;
                if (found < 0 && !at.Equals(name))
                    found = zone.FindRecord(owner, RRType.DNAME);
                obstacle = found >= 0 ? found : obstacle;
            }
            if (at.IsRoot)
                break;
        }
        return obstacle;
    }

    /// <summary>Where a name stands that <see cref="FindObstacle"/> found an obstacle for, and what follows.</summary>
    public static string DescribeObstacle(Zone zone, int obstacle)
    {
        var kind = zone.Record(obstacle).Type == RRType.DNAME ? "below the DNAME" : "at or below the zone cut";
        return $"{kind} at {zone.PositionOf(obstacle)}: no query reaches it";
    }

    private static HashSet<PoolName> FindEmptyNonTerminals(Zone zone)
    {
        var found = new HashSet<PoolName>();
        for (var name = 1; name < zone.NameCount; name++)
        {
            var parent = DomainName.Parent(zone.OwnerOf(name));
            while (zone.Find(parent) < 0 && found.Add(new PoolName(parent)))
                parent = DomainName.Parent(parent);
        }
        return found;
    }
}
