using FastRr.Wire.Registry;

namespace FastRr.Pools;

/// <summary>The members of a region that have an RR of a type, and how well they are together.</summary>
internal sealed class RegionHealth
{
    private readonly List<Member> _members;
    private readonly List<Member> _undrained;
    private readonly List<Member> _well;

    public RegionHealth(PoolRegion region, RRType type, MemberStates states)
    {
        Region = region;
        _members = [.. region.Members.Where(member => member.HasRecord(type))];
        _undrained = [.. _members.Where(member => states.Get(member.Number, type) != MemberState.Drained)];
        _well = [.. _undrained.Where(member => states.Get(member.Number, type) == MemberState.Up)];
        WellWeight = _well.Sum(member => (long)member.Weight);
        TotalWeight = _undrained.Sum(member => (long)member.Weight);
    }

    public PoolRegion Region { get; }

    public bool HasMembers => _members.Count > 0;

    public bool IsDrained => _undrained.Count == 0;

    /// <summary>Σ weight of the well members.</summary>
    public long WellWeight { get; }

    /// <summary>Σ weight of all that are not drained.</summary>
    public long TotalWeight { get; }

    /// <summary>Whether it may answer: enough of it is well, and somebody is.</summary>
    public bool IsWell(Pool pool)
    {
        if (_well.Count == 0)
            return false;
        if (pool.Policy == PoolPolicy.Failover || _well.Exists(member => member.Weight == 0))
            return true;
        // A decimal holds 0.29 as it was written: 29 of 100 are enough.
        return WellWeight >= (decimal)pool.HealthyShare * TotalWeight;
    }

    /// <summary>Whom a well region hands out: standbys only where nobody with weight is well.</summary>
    public IReadOnlyList<Choice> ChooseWell(PoolPolicy policy)
    {
        var weighted = _well.FindAll(member => member.Weight > 0);
        return Choose(weighted.Count > 0 ? weighted : _well, policy);
    }

    /// <summary>Everybody, as though all were well and standbys no longer wait; drained ones only if there are no
    /// others.</summary>
    public IReadOnlyList<Choice> ChooseAll(PoolPolicy policy) => Choose(IsDrained ? _members : _undrained, policy);

    /// <summary>Those of a former choice that are still there and not drained.</summary>
    public IReadOnlyList<Choice> ChooseAgain(IReadOnlyList<Choice> former) =>
        [.. former.Where(choice => _undrained.Exists(member => member.Number == choice.Member.Number))];

    private static IReadOnlyList<Choice> Choose(List<Member> members, PoolPolicy policy)
    {
        // With nobody to choose between, weights say nothing.
        if (policy == PoolPolicy.Failover)
            return [new Choice(members.Find(member => member.Weight > 0) ?? members[0], 1)];
        var weights = ChoiceWeights.Of([.. members.Select(member => member.Weight)]);
        return [.. members.Select((member, index) => new Choice(member, weights[index]))];
    }
}
