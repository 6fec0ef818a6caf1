using FastRr.Answers.Snapshots;
using FastRr.Geo;
using FastRr.Pools;
using FastRr.Wire.Registry;

namespace FastRr.Answers.Compiling.Steering;

/// <summary>Compiles what one pool answers, for every region a client may be in.</summary>
/// <param name="pool">Which.</param>
/// <param name="regions">All regions, by number.</param>
internal sealed class PoolCompiler(Pool pool, IReadOnlyList<Region> regions)
{
    private readonly List<ServiceSet> _services = [];

    // The latest decision for each type and region that was an answer of well members.
    private readonly PoolDecision?[] _lastWell = new PoolDecision?[pool.Types.Count * regions.Count];

    /// <summary>Adds an RRset that takes the pool's addresses as hints.</summary>
    /// <returns>Its number among the pool's RRsets.</returns>
    public int Add(ServiceSet service)
    {
        _services.Add(service);
        return pool.Types.Count + _services.Count - 1;
    }

    /// <param name="states">Of all members, at one moment.</param>
    /// <exception cref="InvalidOperationException">An answer does not fit in a message, or weights need too many
    /// turns.</exception>
    public PoolAnswers Compile(MemberStates states)
    {
        var build = new PoolBuild(regions.Count, pool.Types.Count + _services.Count);
        // Most regions of most pools give the same as another.
        var known = new List<PoolTurns>();
        for (var region = 0; region < regions.Count; region++)
        {
            PoolDecision[] decisions = [.. pool.Types.Select((type, set) => Decide(region, type, set, states))];
            if (known.Find(turns => turns.IsOf(decisions)) is { } same)
            {
                build.Repeat(same.Region, region);
                continue;
            }
            var turns = new PoolTurns(region, decisions, pool);
            known.Add(turns);
            for (var set = 0; set < pool.Types.Count; set++)
                build.Set(set, region, Add(build, turns, set));
            foreach (var (index, service) in _services.Index())
                build.Set(pool.Types.Count + index, region, Add(build, turns, service));
        }
        return build.ToAnswers();
    }

    private PoolDecision Decide(int region, RRType type, int set, MemberStates states)
    {
        ref var lastWell = ref _lastWell[(set * regions.Count) + region];
        var decision = PoolDecider.Decide(pool, regions, region, type, states, lastWell);
        if (decision is { Outcome: PoolOutcome.Answer, IsAllDown: false })
            lastWell = decision;
        return decision;
    }

    private SteeredAnswer Add(PoolBuild build, PoolTurns turns, int set)
    {
        var decision = turns.Decisions[set];
        var type = pool.Types[set];
        return decision.Outcome switch
        {
            PoolOutcome.NoData => SteeredAnswer.Without(StepChoice.None),
            PoolOutcome.ServFail => SteeredAnswer.Without(StepChoice.Failure),
            _ => build.Add(
                turns.Plans[set],
                type,
                (uint)decision.TtlSeconds,
                [.. decision.Choices.Select(choice => choice.Member.Number)],
                [.. decision.Choices.Select(choice => choice.Member.RDataOf(type))]),
        };
    }

    /// <summary>Each step tells the addresses that the same step of the addresses themselves has.</summary>
    private static SteeredAnswer Add(PoolBuild build, PoolTurns turns, ServiceSet service)
    {
        var ttlSeconds = turns.Decisions.Min(decision => (uint)decision.TtlSeconds);
        var stepCount = turns.StepsTogether(service.Records.Count);
        var steps = new ushort[stepCount];
        var known = new Dictionary<(int First, string IPv4, string IPv6), int>();
        var firstWindow = -1;
        for (var step = 0; step < stepCount; step++)
        {
            var (ipv4, ipv6) = (turns.AddressesOf(0, step), turns.AddressesOf(1, step));
            var first = step % service.Records.Count;
            var key = (first, Convert.ToHexString(ipv4), Convert.ToHexString(ipv6));
            if (!known.TryGetValue(key, out var window))
            {
                byte[][] records =
                [
                    .. service.Records.Skip(first).Concat(service.Records.Take(first)).Select(record =>
                        record.TakesHints ? ServiceHints.Replace(record.RData, ipv4, ipv6) : record.RData),
                ];
                window = build.AddWindow(
                    turns.FirstMemberOf(step), service.Type, Math.Min(service.TtlSeconds, ttlSeconds), records);
                firstWindow = firstWindow < 0 ? window : firstWindow;
                known.Add(key, window);
            }
            steps[step] = (ushort)(window - firstWindow);
        }
        return build.AddSteps(turns.Choice, steps, firstWindow);
    }
}
