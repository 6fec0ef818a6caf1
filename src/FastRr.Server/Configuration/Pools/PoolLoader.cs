using FastRr.Geo;
using FastRr.Pools;
using FastRr.Server.Configuration.Schema;

namespace FastRr.Server.Configuration.Pools;

/// <summary>Makes the pools of a configuration and says what is wrong with them, the zones' data aside.</summary>
internal static class PoolLoader
{
    /// <param name="settings">What was written.</param>
    /// <param name="zones">Every zone, folders looked into.</param>
    /// <param name="regions">By number.</param>
    /// <param name="findings">Takes what is wrong; with an error among it the pools are not to be served.</param>
    public static LoadedPools Load(
        Settings settings, IReadOnlyList<ZoneSource> zones, IReadOnlyList<Region> regions, FindingCollector findings)
    {
        var names = new PoolNameList(settings, zones, findings);
        var builder = new PoolBuilder(settings.PoolDefaults, regions, names, findings);
        var pools = new List<Pool>(settings.Pools.Count);
        var steered = new List<SteeredName>();
        foreach (var entry in settings.Pools)
        {
            var errorsBefore = findings.ErrorCount;
            var pool = builder.Build(pools.Count, entry);
            pools.Add(pool);
            steered.AddRange(names.Of(entry.Name).Select(name => new SteeredName(pool, name.Value, name.Position)));
            // Of a pool that is not as it was meant, nothing is known of its reach.
            if (entry.Value.IsWhole && findings.ErrorCount == errorsBefore)
                CheckReach(pool, entry, regions, findings);
        }
        CheckOwners(steered, findings);
        var set = new PoolSet(regions, pools, builder.Members.Positions.Count);
        return new LoadedPools(set, steered, builder.Members.Positions, settings.WhoAmI?.Value);
    }

    /// <summary>Two pools at a name may not answer for one type, nor one of them be of CNAMEs.</summary>
    private static void CheckOwners(List<SteeredName> names, FindingCollector findings)
    {
        foreach (var same in names.GroupBy(name => name.Name))
        {
            var before = new List<SteeredName>();
            foreach (var name in same)
            {
                if (before.Find(other => Collide(other, name)) is { } rival)
                {
                    findings.Error(name.Position,
                        $"{DescribeTypes(name.Pool)} of '{name.Name}' belongs to two pools: '{name.Pool.Name}' here, "
                        + $"'{rival.Pool.Name}' at {rival.Position}");
                }
                before.Add(name);
            }
        }
    }

    private static bool Collide(SteeredName left, SteeredName right) =>
        left.Pool.Kind == right.Pool.Kind
        || left.Pool.Kind == MemberKind.CName
        || right.Pool.Kind == MemberKind.CName;

    private static string DescribeTypes(Pool pool) => string.Join(" and ", pool.Types);

    /// <summary>
    /// Every client has to find all types: a resolver that was told by one client's answer that there is no AAAA may
    /// tell it to others.
    /// </summary>
    private static void CheckReach(
        Pool pool, Named<PoolSettings> entry, IReadOnlyList<Region> regions, FindingCollector findings)
    {
        var states = new MemberStates(pool.Regions.SelectMany(region => region.Members)
            .Select(member => member.Number + 1).DefaultIfEmpty().Max());
        foreach (var type in pool.Types)
        {
            var having = pool.Regions.Where(region => region.Members.Any(member => member.HasRecord(type))).ToList();
            if (having.Count == 0)
                continue;
            var left = regions
                .Where(region => PoolDecider.Decide(pool, regions, region.Number, type, states).Outcome
                    == PoolOutcome.NoData)
                .Select(region => region.Name)
                .ToList();
            if (left.Count > 0)
            {
                findings.Warning(entry.Position,
                    $"pool '{pool.Name}' has no {type} for clients of {string.Join(", ", left)}, but for others: "
                    + ExplainReach(having));
            }
        }
    }

    /// <summary>Where all regions that have a type are private, they are the reason why others go without.</summary>
    private static string ExplainReach(List<PoolRegion> having)
    {
        if (!having.TrueForAll(region => region.Region.IsPrivate))
            return "neither their region nor its fallbacks have any";
        var names = string.Join(", ", having.Select(region => region.Region.Name));
        return having.Count == 1
            ? $"only {names} has any, and it is private: it is nobody else's fallback"
            : $"only {names} have any, and they are private: they are nobody else's fallback";
    }
}
