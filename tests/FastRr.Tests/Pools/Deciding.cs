using FastRr.Geo;
using FastRr.Pools;
using FastRr.Wire.Registry;

namespace FastRr.Tests.Pools;

/// <summary>Decisions as short texts.</summary>
internal static class Deciding
{
    /// <summary>Decides with all members up but those named, in <c>a b-</c>: a is down, b drained.</summary>
    public static PoolDecision Decide(
        this Pool pool,
        string client,
        string states = "",
        RRType type = RRType.A,
        IReadOnlyList<Region>? regions = null,
        PoolDecision? lastWell = null)
    {
        var members = pool.Regions.SelectMany(region => region.Members).ToList();
        var table = new MemberStates(members.Count);
        foreach (var state in states.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var member = members.Single(other => other.Name == state.TrimEnd('-'));
            table.Set(member.Number, type, state.EndsWith('-') ? MemberState.Drained : MemberState.Down);
        }
        return PoolDecider.Decide(
            pool, regions ?? TestPool.World, TestPool.Number(client), type, table, lastWell);
    }

    /// <summary><c>eu: a b*3</c>, or the outcome where nobody is handed out.</summary>
    public static string Text(this PoolDecision decision) => decision.Outcome == PoolOutcome.Answer
        ? $"{decision.Used!.Region.Name}: {string.Join(' ', decision.Choices.Select(Text))}"
        : decision.Outcome.ToString();

    /// <summary>The regions tried, each with its verdict.</summary>
    public static string Tried(this PoolDecision decision) =>
        string.Join(", ", decision.Tried.Select(tried => $"{tried.Turn.Region.Name} {tried.Verdict}"));

    private static string Text(Choice choice) =>
        choice.Weight == 1 ? choice.Member.Name : $"{choice.Member.Name}*{choice.Weight}";
}
