using FastRr.Answers;
using FastRr.Pools;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Server.Explaining;

/// <summary>Has pools decide again, from the same members in the same states as when answers were compiled.</summary>
internal sealed class DecisionReader(SteeringPlan plan)
{
    private readonly MemberStates _states = plan.States.Clone();

    /// <param name="pool">Which.</param>
    /// <param name="region">Number of the client's region.</param>
    /// <param name="type">What is answered: one of the pool's types, or one that takes its addresses as hints.</param>
    /// <param name="response">What was answered.</param>
    public IReadOnlyList<ExplainedDecision> Read(Pool pool, int region, RRType type, ResponseMessage response)
    {
        var types = pool.Types.Contains(type) ? [type] : pool.Types;
        return [.. types.Select(decided => Decide(pool, region, decided, response))];
    }

    private ExplainedDecision Decide(Pool pool, int region, RRType type, ResponseMessage response)
    {
        var decision = PoolDecider.Decide(pool, plan.Pools.Regions, region, type, _states);
        var members = decision.Used?.Members ?? [];
        return new ExplainedDecision(
            type, decision, [.. members.Select(member => Describe(pool, decision, member, type, response))]);
    }

    private ExplainedMember Describe(
        Pool pool, PoolDecision decision, Member member, RRType type, ResponseMessage response)
    {
        var place = 1;
        foreach (var record in response.Answer)
        {
            if (record.Type == type && record.RData.AsSpan().SequenceEqual(member.RDataOf(type).Span))
                break;
            place++;
        }
        return new ExplainedMember(
            member,
            member.HasRecord(type) ? RDataText.Format(type, member.RDataOf(type).Span) : "",
            _states.Get(member.Number, type),
            ShareOf(pool, decision, member),
            place > response.Answer.Count ? 0 : place);
    }

    private static double ShareOf(Pool pool, PoolDecision decision, Member member)
    {
        var isChosen = decision.Choices.Any(choice => choice.Member.Number == member.Number);
        if (!isChosen)
            return 0;
        // Each in turn, whatever they weigh.
        if (pool.Policy == PoolPolicy.RoundRobin)
            return 1.0 / decision.Choices.Count;
        var choice = decision.Choices.First(choice => choice.Member.Number == member.Number);
        return (double)choice.Weight / decision.Choices.Sum(other => (long)other.Weight);
    }
}
