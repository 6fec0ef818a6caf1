using FastRr.Geo;
using FastRr.Wire.Registry;

namespace FastRr.Pools;

/// <summary>
/// The one decision of a pool: which region answers and with which members. What is compiled into answers and what is
/// explained to people both come from here.
/// </summary>
public static class PoolDecider
{
    /// <summary>Decides for the clients of one region.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="regions">All regions, by number.</param>
    /// <param name="clientRegion">Number of the clients' region.</param>
    /// <param name="type">One of <see cref="Pool.Types"/>.</param>
    /// <param name="states">Of one moment: a table that nobody writes meanwhile.</param>
    /// <param name="lastWell">
    /// The latest decision of the same pool, region and type that was an answer and not <see
    /// cref="PoolDecision.IsAllDown"/>; null: there was none. Only <see cref="WhenAllDown.Last"/> asks for it.
    /// </param>
    /// <exception cref="ArgumentException">The pool does not answer for the type.</exception>
    public static PoolDecision Decide(
        Pool pool,
        IReadOnlyList<Region> regions,
        int clientRegion,
        RRType type,
        MemberStates states,
        PoolDecision? lastWell = null)
    {
        if (!pool.Types.Contains(type))
            throw new ArgumentException($"pool '{pool.Name}' does not answer for {type}", nameof(type));
        var tried = new List<TriedRegion>();
        var failed = new List<RegionHealth>();
        foreach (var turn in RegionOrder.Of(pool, regions, clientRegion))
        {
            var listed = pool.Regions.FirstOrDefault(region => region.Region.Number == turn.Region.Number);
            var health = listed is null ? null : new RegionHealth(listed, type, states);
            var verdict = Judge(pool, turn, health);
            tried.Add(new TriedRegion(turn, verdict, health?.WellWeight ?? 0, health?.TotalWeight ?? 0));
            if (verdict == RegionVerdict.Used)
                return Answer(pool, tried, health!.Region, health.ChooseWell(pool.Policy), isAllDown: false);
            if (verdict is RegionVerdict.Drained or RegionVerdict.NotWell)
                failed.Add(health!);
        }
        // Nobody these clients may be sent to has such an RR: no failure, and nothing to fail open with.
        return failed.Count == 0
            ? NoAnswer(pool, tried, PoolOutcome.NoData, isAllDown: false)
            : DecideAllDown(pool, tried, failed, lastWell);
    }

    private static RegionVerdict Judge(Pool pool, RegionTurn turn, RegionHealth? health)
    {
        if (turn.Region.IsPrivate && turn.Why != RegionReason.Own)
            return RegionVerdict.Private;
        if (health is null)
            return RegionVerdict.NotListed;
        if (!health.HasMembers)
            return RegionVerdict.NoMembers;
        if (health.IsDrained)
            return RegionVerdict.Drained;
        return health.IsWell(pool) ? RegionVerdict.Used : RegionVerdict.NotWell;
    }

    private static PoolDecision DecideAllDown(
        Pool pool, List<TriedRegion> tried, List<RegionHealth> failed, PoolDecision? lastWell)
    {
        switch (pool.WhenAllDown)
        {
            case WhenAllDown.None:
                return NoAnswer(pool, tried, PoolOutcome.NoData, isAllDown: true);
            case WhenAllDown.ServFail:
                return NoAnswer(pool, tried, PoolOutcome.ServFail, isAllDown: true);
            case WhenAllDown.Last when lastWell?.Used is { } used:
                var again = failed.Find(health => health.Region.Region.Number == used.Region.Number);
                var choices = again?.ChooseAgain(lastWell.Choices) ?? [];
                if (choices.Count > 0)
                    return Answer(pool, tried, again!.Region, choices, isAllDown: true);
                break;
        }
        // Whoever is drained was taken out by somebody who meant it: rather the next region.
        var open = failed.Find(health => !health.IsDrained) ?? failed[0];
        return Answer(pool, tried, open.Region, open.ChooseAll(pool.Policy), isAllDown: true);
    }

    private static PoolDecision Answer(
        Pool pool, List<TriedRegion> tried, PoolRegion used, IReadOnlyList<Choice> choices, bool isAllDown) => new()
        {
            Outcome = PoolOutcome.Answer,
            Used = used,
            Tried = tried,
            Choices = choices,
            IsAllDown = isAllDown,
            TtlSeconds = pool.Ttl.LongestSeconds,
            Reason = ReasonOf(pool),
        };

    private static PoolDecision NoAnswer(
        Pool pool, List<TriedRegion> tried, PoolOutcome outcome, bool isAllDown) => new()
        {
            Outcome = outcome,
            Tried = tried,
            IsAllDown = isAllDown,
            TtlSeconds = pool.Ttl.LongestSeconds,
            Reason = ReasonOf(pool),
        };

    private static TtlReason ReasonOf(Pool pool) =>
        pool.Ttl.LongestSeconds == pool.Ttl.ShortestSeconds ? TtlReason.Fixed : TtlReason.Settled;
}
