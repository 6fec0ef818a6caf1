using FastRr.Geo;
using FastRr.Pools;
using FastRr.Wire.Registry;

namespace FastRr.Tests.Pools;

/// <summary>
/// SEMANTICS read aloud: no shared code with the decider, no thought of speed. Weights are compared as fractions.
/// </summary>
internal sealed class NaiveDecision(
    Pool pool, IReadOnlyList<Region> regions, int client, RRType type, MemberStates states)
{
    public string Decide()
    {
        var candidates = Order().Where(region => region == client || !regions[region].IsPrivate)
            .Select(MembersIn).Where(members => members.Count > 0).ToList();
        if (candidates.Count == 0)
            return "NoData";
        var well = candidates.Find(IsWell);
        if (well is not null)
        {
            var up = well.FindAll(member => StateOf(member) == MemberState.Up);
            return HandOut(up.Exists(member => member.Weight > 0) ? up.FindAll(member => member.Weight > 0) : up);
        }
        if (pool.WhenAllDown is WhenAllDown.None or WhenAllDown.ServFail)
            return pool.WhenAllDown == WhenAllDown.None ? "NoData" : "ServFail";
        var open = candidates.Find(members => members.Exists(member => StateOf(member) != MemberState.Drained));
        return HandOut(open is null
            ? candidates[0]
            : open.FindAll(member => StateOf(member) != MemberState.Drained));
    }

    private List<int> Order()
    {
        var fallback = pool.Fallback.TryGetValue(client, out var own) ? own : regions[client].Fallback;
        var order = new List<int> { client };
        if (fallback is not null && fallback.Count == 0)
            return order;
        order.AddRange(fallback ?? []);
        var rest = pool.Regions.Select((region, place) => (region.Region.Number, Place: place)).ToList();
        rest.Sort((left, right) =>
        {
            var byDistance = Distance(left.Number).CompareTo(Distance(right.Number));
            return byDistance != 0 ? byDistance : left.Place.CompareTo(right.Place);
        });
        order.AddRange(rest.Select(region => region.Number));
        return [.. order.Distinct()];
    }

    private double Distance(int region) => regions[client].At is { } from && regions[region].At is { } to
        ? from.DistanceTo(to)
        : double.MaxValue;

    private List<Member> MembersIn(int region) => [.. pool.Regions
        .Where(listed => listed.Region.Number == region)
        .SelectMany(listed => listed.Members)
        .Where(member => (type == RRType.A ? member.IPv4 : member.IPv6).Length > 0)];

    private bool IsWell(List<Member> members)
    {
        var counted = members.FindAll(member => StateOf(member) != MemberState.Drained);
        var up = counted.FindAll(member => StateOf(member) == MemberState.Up);
        if (up.Count == 0)
            return false;
        if (pool.Policy == PoolPolicy.Failover || up.Exists(member => member.Weight == 0))
            return true;
        // Shares of the test are whole percents.
        var percent = (int)Math.Round(pool.HealthyShare * 100);
        return up.Sum(member => member.Weight) * 100 >= percent * counted.Sum(member => member.Weight);
    }

    private string HandOut(List<Member> members)
    {
        if (pool.Policy == PoolPolicy.Failover)
            members = [members.OrderByDescending(member => member.Weight > 0).First()];
        var region = pool.Regions.First(listed => listed.Members.Contains(members[0])).Region.Name;
        return $"{region}: {string.Join(' ', members.Select(member => member.Name))}";
    }

    private MemberState StateOf(Member member) => states.Get(member.Number, type);
}
