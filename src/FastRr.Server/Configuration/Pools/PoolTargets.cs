using FastRr.Pools;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Server.Configuration.Pools;

/// <summary>Where the targets of CNAME, MX and SRV members lead to, as far as our zones and pools know.</summary>
internal sealed class PoolTargets(LoadedPools pools, ZonePlaces places, FindingCollector findings)
{
    // Resolvers give up long before: 16 CNAMEs in a row help nobody.
    private const int MaxAliases = 16;

    private readonly Dictionary<PoolName, Pool> _aliasPools = pools.Names
        .Where(name => name.Pool.Kind == MemberKind.CName)
        .DistinctBy(name => name.Name)
        .ToDictionary(name => name.Name, name => name.Pool);

    public void Check()
    {
        foreach (var pool in pools.Set.Pools)
        {
            if (pool.Kind == MemberKind.CName)
                CheckLoop(pool);
            else if (pool.Kind != MemberKind.Address)
                CheckHosts(pool);
        }
    }

    /// <summary>RFC 2181 §10.3, RFC 2782: hosts are named by their own names.</summary>
    private void CheckHosts(Pool pool)
    {
        foreach (var member in MembersOf(pool))
        {
            var target = TargetOf(pool, member);
            if (!target.IsRoot && Follow(target) is not (null, null))
            {
                var clause = pool.Kind == MemberKind.Srv ? "RFC 2782" : "RFC 2181 §10.3";
                findings.Warning(pools.Members[member.Number], $"'{target}' is an alias ({clause})");
            }
        }
    }

    /// <summary>Reports a loop once: at the first pool that is in it.</summary>
    private void CheckLoop(Pool pool)
    {
        var visited = new HashSet<int>();
        foreach (var member in MembersOf(pool))
        {
            if (FindWay(Next(pool, member), pool, visited) is not { } way)
                continue;
            var by = way.Count == 1
                ? ""
                : $" by {string.Join(" -> ", way.Prepend(pool).Select(step => $"'{step.Name}'"))}";
            findings.Error(pools.Members[member.Number],
                $"'{TargetOf(pool, member)}' leads back to this pool: a loop of CNAMEs{by}");
            return;
        }
    }

    /// <summary>The pools from one to another, both included; null: none leads there.</summary>
    private List<Pool>? FindWay(Pool? from, Pool to, HashSet<int> visited)
    {
        // Pools before the last one were starting points themselves.
        if (from is null || from.Number < to.Number)
            return null;
        if (from.Number == to.Number)
            return [to];
        if (!visited.Add(from.Number))
            return null;
        foreach (var member in MembersOf(from))
        {
            if (FindWay(Next(from, member), to, visited) is { } way)
                return [from, .. way];
        }
        return null;
    }

    /// <summary>The pool of CNAMEs that a member leads to, by static CNAMEs and DNAMEs too.</summary>
    private Pool? Next(Pool pool, Member member)
    {
        var target = TargetOf(pool, member);
        for (var step = 0; step < MaxAliases; step++)
        {
            var (next, alias) = Follow(target);
            if (next is not null || alias is null)
                return next;
            target = alias;
        }
        return null;
    }

    /// <summary>Where a query for a name goes on: to what a pool of CNAMEs or its zone says, or nowhere.</summary>
    private (Pool? Pool, PoolName? Alias) Follow(PoolName name)
    {
        if (_aliasPools.TryGetValue(name, out var exact))
            return (exact, null);
        // Of a zone with an error no records are known, but the names of pools are.
        if (!places.TryFind(name, out var zone))
            return (null, null);
        if (zone is not null && ZonePlaces.FindObstacle(zone, name) is >= 0 and var obstacle)
        {
            var isDName = zone.Record(obstacle).Type == RRType.DNAME;
            return (null, isDName ? ZonePlaces.Redirect(zone, obstacle, name) : null);
        }
        // RFC 4592 §3.3.1: no wildcard reaches past a name that exists.
        var existing = name;
        while (!existing.IsRoot && !pools.Exists(existing) && !(zone is not null && places.Exists(zone, existing)))
            existing = existing.Parent;
        var source = existing.Equals(name) ? name : existing.Wildcard;
        if (source is null)
            return (null, null);
        return _aliasPools.TryGetValue(source, out var pool)
            ? (pool, null)
            : (null, zone is null ? null : ZonePlaces.FindCName(zone, source));
    }

    private static IEnumerable<Member> MembersOf(Pool pool) => pool.Regions.SelectMany(region => region.Members);

    private static PoolName TargetOf(Pool pool, Member member)
    {
        // Members of another kind are an error of their own.
        var rdata = member.RData.IsEmpty ? new byte[] { 0 } : member.RData.Span;
        return RDataNames.TryGetTarget(pool.Types[0], rdata, out var target)
            ? new PoolName(rdata.Slice(target.Offset, target.Length))
            : new PoolName([0]);
    }
}
