using FastRr.Answers.Snapshots;
using FastRr.Pools;

namespace FastRr.Answers.Compiling.Steering;

/// <summary>What a pool gives to the clients of one region: decisions and turns, for each of its types.</summary>
internal sealed class PoolTurns
{
    public PoolTurns(int region, IReadOnlyList<PoolDecision> decisions, Pool pool)
    {
        Region = region;
        Decisions = decisions;
        Plans =
        [
            .. decisions.Select(decision => decision.Outcome == PoolOutcome.Answer
                ? StepPlan.Create(pool, decision.Choices)
                : StepPlan.Nothing),
        ];
    }

    /// <summary>The first region it was decided for.</summary>
    public int Region { get; }

    public IReadOnlyList<PoolDecision> Decisions { get; }

    public IReadOnlyList<StepPlan> Plans { get; }

    /// <summary>What chooses among the steps.</summary>
    public StepChoice Choice => Plans.Any(plan => plan.Choice == StepChoice.ClientPrefix)
        ? StepChoice.ClientPrefix
        : StepChoice.Turn;

    /// <summary>Whether other decisions lead to the same answers.</summary>
    public bool IsOf(IReadOnlyList<PoolDecision> decisions) => Decisions.Zip(decisions).All(pair =>
        pair.First.Outcome == pair.Second.Outcome
        && pair.First.TtlSeconds == pair.Second.TtlSeconds
        && pair.First.Choices.SequenceEqual(pair.Second.Choices));

    /// <summary>The addresses at one step, A for set 0 and AAAA for set 1, without what stands between them.</summary>
    public byte[] AddressesOf(int set, int step) =>
    [
        .. Plans[set].WindowOf(step).Select(choice => Decisions[set].Choices[choice].Member)
            .SelectMany(member => (set == 0 ? member.IPv4 : member.IPv6).ToArray()),
    ];

    /// <summary>Number of the member in first place at one step, by A where there are any; -1: nobody.</summary>
    public int FirstMemberOf(int step)
    {
        foreach (var (set, plan) in Plans.Index())
        {
            if (plan.WindowOf(step) is [var choice, ..])
                return Decisions[set].Choices[choice].Member.Number;
        }
        return -1;
    }

    /// <summary>Steps in which each plan, and a ring of some RRs, turns a whole number of times, as far as that is not
    /// too long.</summary>
    public int StepsTogether(int ringLength)
    {
        if (Choice == StepChoice.ClientPrefix)
            return HashSlots.Count;
        var steps = ringLength;
        foreach (var plan in Plans.Where(plan => plan.Steps.Length > 0))
        {
            var together = steps / WeightedSchedule.GreatestCommonDivisor(steps, plan.Steps.Length)
                * plan.Steps.Length;
            steps = together <= WeightedSchedule.MaxLength ? together : Math.Max(steps, plan.Steps.Length);
        }
        return steps;
    }
}
