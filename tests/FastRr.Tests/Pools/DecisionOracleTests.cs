using FastRr.Geo;
using FastRr.Pools;
using Xunit;

namespace FastRr.Tests.Pools;

/// <summary>Random pools, regions and states: the decider says what the plain reading of the rules says.</summary>
public sealed class DecisionOracleTests
{
    private const int Worlds = 3_000;

    private static readonly PoolPolicy[] s_policies = Enum.GetValues<PoolPolicy>();

    // Without memory: 'last' is 'all' here.
    private static readonly WhenAllDown[] s_whenAllDown = Enum.GetValues<WhenAllDown>();

    [Fact]
    public void Decide_RandomPoolsAndStates_AsThePlainReading()
    {
        var outcomes = new HashSet<string>();
        for (var seed = 0; seed < Worlds; seed++)
        {
            var random = new Random(seed);
            var pool = MakePool(random);
            var regions = MakeRegions(random);
            var states = MakeStates(random, pool);
            foreach (var type in pool.Types)
            {
                for (var client = 0; client < regions.Count; client++)
                {
                    var decision = PoolDecider.Decide(pool, regions, client, type, states);
                    var expected = new NaiveDecision(pool, regions, client, type, states).Decide();
                    Assert.True(expected == Names(decision), $"seed {seed}, {type} from {regions[client].Name}: "
                        + $"{expected} was expected, {Names(decision)} was decided");
                    outcomes.Add($"{decision.Outcome} {decision.IsAllDown}");
                }
            }
        }
        // Every way through was taken: answers, fail open, both kinds of NODATA, SERVFAIL.
        Assert.Equal(5, outcomes.Count);
    }

    private static Pool MakePool(Random random)
    {
        var name = 0;
        var parts = TestPool.World.Where(_ => random.Next(3) > 0).Select(region =>
        {
            var members = Enumerable.Range(0, random.Next(0, 5)).Select(_ =>
                $"m{name++}{(random.Next(3) switch { 0 => "4", 1 => "6", _ => "b" })}*{random.Next(0, 5)}");
            return $"{region.Name}: {string.Join(' ', members)}";
        }).ToList();
        var pool = TestPool.Create(parts.Count == 0 ? "eu: a" : string.Join("; ", parts)) with
        {
            Policy = s_policies[random.Next(s_policies.Length)],
            WhenAllDown = s_whenAllDown[random.Next(s_whenAllDown.Length)],
            HealthyShare = random.Next(0, 101) / 100.0,
        };
        if (random.Next(2) == 0)
            return pool;
        return pool with
        {
            Fallback = new Dictionary<int, IReadOnlyList<int>> { [random.Next(7)] = MakeFallback(random) },
        };
    }

    private static IReadOnlyList<Region> MakeRegions(Random random) =>
        [.. TestPool.World.Select(region => random.Next(4) == 0
            ? region with { Fallback = MakeFallback(random) }
            : region)];

    private static IReadOnlyList<int> MakeFallback(Random random) =>
        [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(7)).Distinct()];

    private static MemberStates MakeStates(Random random, Pool pool)
    {
        var count = pool.Regions.Sum(region => region.Members.Count);
        var states = new MemberStates(count);
        // From all well to hardly any.
        var down = random.Next(0, 101);
        for (var member = 0; member < count; member++)
        {
            foreach (var type in pool.Types)
            {
                if (random.Next(100) < down)
                    states.Set(member, type, random.Next(4) == 0 ? MemberState.Drained : MemberState.Down);
            }
        }
        return states;
    }

    private static string Names(PoolDecision decision) => decision.Outcome == PoolOutcome.Answer
        ? $"{decision.Used!.Region.Name}: {string.Join(' ', decision.Choices.Select(choice => choice.Member.Name))}"
        : decision.Outcome.ToString();
}
