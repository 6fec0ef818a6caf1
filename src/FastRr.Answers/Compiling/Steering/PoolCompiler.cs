using FastRr.Answers.Snapshots;
using FastRr.Geo;
using FastRr.Pools;
using FastRr.Wire.Registry;

namespace FastRr.Answers.Compiling.Steering;

/// <summary>Compiles what one pool answers, for every region a client may be in.</summary>
/// <param name="pool">Which.</param>
/// <param name="regions">All regions, by number.</param>
/// <param name="services">What its names own besides and takes its addresses as hints.</param>
internal sealed class PoolCompiler(Pool pool, IReadOnlyList<Region> regions, IReadOnlyList<ServiceSet> services)
{
    /// <summary>RRsets the pool answers, of each region.</summary>
    public int SetCount => pool.Types.Count + services.Count;

    /// <param name="states">Of all members, at one moment.</param>
    /// <exception cref="InvalidOperationException">An answer does not fit in a message, or weights need too many
    /// turns.</exception>
    public PoolAnswers Compile(MemberStates states)
    {
        var build = new PoolBuild(regions.Count, SetCount);
        // By region: most regions of most pools give the same as another.
        var known = new List<PoolTurns>();
        for (var region = 0; region < regions.Count; region++)
        {
            PoolDecision[] decisions =
                [.. pool.Types.Select(type => PoolDecider.Decide(pool, regions, region, type, states))];
            var same = known.FindIndex(turns => turns.IsOf(decisions));
            if (same >= 0)
                build.Repeat(known[same].Region, region);
            else
                known.Add(Compile(build, region, decisions));
        }
        return build.ToAnswers();
    }

    private PoolTurns Compile(PoolBuild build, int region, PoolDecision[] decisions)
    {
        var turns = new PoolTurns(region, decisions, pool);
        for (var set = 0; set < pool.Types.Count; set++)
            build.Set(set, region, Add(build, turns, set));
        foreach (var (index, service) in services.Index())
            build.Set(pool.Types.Count + index, region, Add(build, turns, service));
        return turns;
    }

    private SteeredAnswer Add(PoolBuild build, PoolTurns turns, int set)
    {
        var decision = turns.Decisions[set];
        if (decision.Outcome != PoolOutcome.Answer)
            return new SteeredAnswer(
                decision.Outcome == PoolOutcome.ServFail ? StepChoice.Failure : StepChoice.None, 0, 0, 0);
        var type = pool.Types[set];
        return build.Add(turns.Plans[set], new PoolRecords(
            type,
            (uint)decision.TtlSeconds,
            [.. decision.Choices.Select(choice => choice.Member.Number)],
            [.. decision.Choices.Select(choice => RDataOf(choice.Member, type).ToArray())]));
    }

    /// <summary>Each step tells the addresses that the same step of the addresses themselves has.</summary>
    private SteeredAnswer Add(PoolBuild build, PoolTurns turns, ServiceSet service)
    {
        var ttlSeconds = turns.Decisions.Min(decision => (uint)decision.TtlSeconds);
        var plan = turns.PlanTogether(service.Records.Count);
        var answers = plan.Steps.Select(step =>
        {
            var ipv4 = turns.AddressesOf(0, step);
            var ipv6 = turns.AddressesOf(1, step);
            var turned = service.Records.Skip(step % service.Records.Count)
                .Concat(service.Records.Take(step % service.Records.Count));
            byte[][] records =
            [
                .. turned.Select(record => record.TakesHints
                    ? ServiceHints.Replace(record.RData, ipv4, ipv6)
                    : record.RData),
            ];
            return new ServiceAnswer(turns.FirstMemberOf(step), records);
        });
        return build.Add(plan.Choice, service.Type, Math.Min(service.TtlSeconds, ttlSeconds), answers);
    }

    private static ReadOnlyMemory<byte> RDataOf(Member member, RRType type) => type switch
    {
        RRType.A => member.IPv4,
        RRType.AAAA => member.IPv6,
        _ => member.RData,
    };
}
