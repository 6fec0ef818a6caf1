using FastRr.Geo;
using FastRr.Pools;
using FastRr.Server.Configuration.Schema;

namespace FastRr.Server.Configuration.Pools;

/// <summary>Makes one pool from what was written.</summary>
internal sealed class PoolBuilder(
    PoolSettings defaults, IReadOnlyList<Region> regions, PoolNameList names, FindingCollector findings)
{
    private const int RoundRobinAnswers = 8;

    // Steps of a region's answers are numbered with 16 bits. As many as there are slots of 'hash'.
    private const int MaxMembers = 4096;

    private readonly RegionNames _regions = new(regions, findings);

    /// <summary>Makes the members of all pools.</summary>
    public MemberBuilder Members { get; } = new(findings);

    public Pool Build(int number, Named<PoolSettings> entry)
    {
        var settings = entry.Value;
        var kind = KindOf(entry);
        var policy = settings.Policy ?? defaults.Policy ?? PoolPolicy.RoundRobin;
        var poolNames = names.Of(entry.Name);
        if (poolNames.Count == 0 && settings.IsWhole)
            findings.Warning(entry.Position, $"pool '{entry.Name}' has no names: nobody can ask for it");
        var pool = new Pool
        {
            Number = number,
            Name = entry.Name,
            Names = [.. poolNames.Select(name => name.Value.LowerWire)],
            Kind = kind,
            Policy = policy,
            AnswerLimit = AnswerLimitOf(settings, policy, kind),
            Ttl = settings.Ttl ?? defaults.Ttl ?? new PoolTtl(300, 30),
            HealthyShare = settings.HealthyShare ?? defaults.HealthyShare ?? 0.5,
            WhenAllDown = settings.WhenAllDown ?? defaults.WhenAllDown ?? WhenAllDown.All,
            HashSeed = settings.HashSeed ?? entry.Name,
            Https = HttpsOf(settings, kind, poolNames),
            Regions = BuildRegions(entry, policy),
        };
        if (settings.IsWhole && !(settings.Regions ?? []).Any(region => region.Value.Count > 0))
            findings.Error(entry.Position, $"pool '{entry.Name}' has no members: it could never answer");
        pool = pool with { Fallback = BuildFallback(pool, settings) };
        CheckSchedules(pool, entry);
        PoolSizes.Check(pool, entry, findings);
        return pool;
    }

    /// <summary>The kind of the first member, which all others must have.</summary>
    private MemberKind KindOf(Named<PoolSettings> entry)
    {
        var members = (entry.Value.Regions ?? []).SelectMany(region => region.Value).ToList();
        if (members.Count == 0)
            return MemberKind.Address;
        var other = members.Find(member => member.Kind != members[0].Kind);
        if (other is not null)
        {
            findings.Error(other.Position,
                $"pool '{entry.Name}' has members of two kinds: {Describe(other.Kind)} here, "
                + $"{Describe(members[0].Kind)} at {members[0].Position}");
        }
        return members[0].Kind;
    }

    private int AnswerLimitOf(PoolSettings settings, PoolPolicy policy, MemberKind kind)
    {
        // RFC 1034 §3.6.2: a name has one CNAME.
        var reason = (kind, policy) switch
        {
            (MemberKind.CName, _) => "a CNAME stands alone",
            (_, PoolPolicy.Failover) => "'failover' hands out the first well member alone",
            (_, PoolPolicy.Hash) => "'hash' hands out one member",
            _ => null,
        };
        if (reason is null)
            return (settings.Answers ?? defaults.Answers)?.Value
                ?? (policy == PoolPolicy.RoundRobin ? RoundRobinAnswers : 1);
        if (settings.Answers is { Value: > 1 } answers)
            findings.Error(answers.Position, $"'answers: {answers.Value}' is not possible: {reason}");
        return 1;
    }

    private byte[] HttpsOf(PoolSettings settings, MemberKind kind, IReadOnlyCollection<Placed<PoolName>> poolNames)
    {
        if (settings.Https is not { } https)
            return [];
        if (kind != MemberKind.Address)
            findings.Error(https.Position, "'https' needs members with addresses");
        if (!ServiceHints.AreReplaced(https.Value, target => poolNames.Any(name => name.Value.Equals(target))))
            return https.Value;
        findings.Warning(https.Position, "the hints are ignored: those of the members handed out stand there");
        return ServiceHints.Without(https.Value);
    }

    private List<PoolRegion> BuildRegions(Named<PoolSettings> entry, PoolPolicy policy)
    {
        var built = new List<PoolRegion>();
        foreach (var region in entry.Value.Regions ?? [])
        {
            if (region.Value.Count > MaxMembers)
            {
                findings.Error(region.Position,
                    $"{region.Value.Count} members in region '{region.Name}': at most {MaxMembers} are possible");
            }
            var members = Members.Build(region.Value, policy);
            if (_regions.Find(region.Name, region.Position) is { } known)
                built.Add(new PoolRegion(known, members));
        }
        return built;
    }

    private Dictionary<int, IReadOnlyList<int>> BuildFallback(Pool pool, PoolSettings settings)
    {
        var fallback = new Dictionary<int, IReadOnlyList<int>>();
        foreach (var entry in settings.Fallback)
        {
            var from = _regions.Find(entry.Name, entry.Position);
            var targets = new List<int>();
            foreach (var name in entry.Value)
            {
                if (_regions.Find(name.Value, name.Position) is { } target
                    && CheckFallback(pool, from, target, targets, name))
                {
                    targets.Add(target.Number);
                }
            }
            if (from is not null)
                fallback[from.Number] = targets;
        }
        return fallback;
    }

    private bool CheckFallback(Pool pool, Region? from, Region target, List<int> targets, Placed<string> name)
    {
        var wrong = target switch
        {
            _ when target.Number == from?.Number => "is its own fallback",
            { IsPrivate: true } => "is private: it is nobody else's fallback",
            _ when targets.Contains(target.Number) => "stands twice",
            _ => null,
        };
        if (wrong is not null)
            findings.Error(name.Position, $"region '{target.Name}' {wrong}");
        else if (!pool.Regions.Any(region => region.Region.Number == target.Number))
            findings.Warning(name.Position, $"pool '{pool.Name}' has no members in '{target.Name}': it is skipped");
        return wrong is null;
    }

    /// <summary>Every cycle of weights that can be needed has to fit; with fewer members it is never longer.</summary>
    private void CheckSchedules(Pool pool, Named<PoolSettings> entry)
    {
        if (pool.Policy != PoolPolicy.Weighted)
            return;
        foreach (var region in pool.Regions)
        {
            var place = entry.Value.Regions!.First(other => other.Name == region.Region.Name).Position;
            foreach (var type in pool.Types)
            {
                int[] weights = [.. region.Members.Where(member => member.HasRecord(type))
                    .Select(member => member.Weight)];
                // Standbys stand beside the others only when all are down.
                var isOpen = pool.WhenAllDown is WhenAllDown.All or WhenAllDown.Last;
                if (WeightedSchedule.TryCreate(weights, out _)
                    && (!isOpen || WeightedSchedule.TryCreate(ChoiceWeights.Of(weights), out _)))
                {
                    continue;
                }
                findings.Error(place,
                    $"the weights {string.Join(", ", weights)} need a cycle of more than "
                    + $"{WeightedSchedule.MaxLength} answers: weights with a common divisor need a shorter one");
                break;
            }
        }
    }

    private static string Describe(MemberKind kind) => kind switch
    {
        MemberKind.CName => "a cname",
        MemberKind.Mx => "an mx",
        MemberKind.Srv => "an srv",
        _ => "an address",
    };
}
