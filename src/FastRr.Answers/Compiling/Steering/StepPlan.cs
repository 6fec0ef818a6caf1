using System.Globalization;
using FastRr.Answers.Snapshots;
using FastRr.Pools;

namespace FastRr.Answers.Compiling.Steering;

/// <summary>Which members make up the answers of a pool, and in which turn: before there are octets.</summary>
/// <param name="Choice">What chooses the step.</param>
/// <param name="Windows">Members of each answer, the first place first, as indices into what is handed out.</param>
/// <param name="Steps">The window of each step.</param>
/// <param name="IsRing">Window i is the members from i on, round and round.</param>
internal sealed record StepPlan(StepChoice Choice, IReadOnlyList<int[]> Windows, ushort[] Steps, bool IsRing = false)
{
    public static StepPlan Nothing { get; } = new(StepChoice.None, [], []);

    /// <summary>Lays out the turns of a pool's policy.</summary>
    /// <param name="pool">Its policy, and how many it may hand out at once.</param>
    /// <param name="choices">What is handed out, at least one.</param>
    /// <exception cref="InvalidOperationException">The weights need too long a cycle.</exception>
    public static StepPlan Create(Pool pool, IReadOnlyList<Choice> choices) => pool.Policy switch
    {
        PoolPolicy.RoundRobin => Turn(choices.Count, pool.AnswerLimit),
        PoolPolicy.Weighted => Weigh(pool, choices),
        PoolPolicy.Hash => new StepPlan(
            StepChoice.ClientPrefix,
            Alone(choices.Count),
            HashSlots.Create(pool.HashSeed, [.. choices.Select(choice => (choice.Member.Name, choice.Weight))])),
        // Failover hands out one.
        _ => Turn(choices.Count, limit: 1),
    };

    /// <summary>The window of a step; steps beyond the last start again.</summary>
    public int[] WindowOf(int step) => Steps.Length == 0 ? [] : Windows[Steps[step % Steps.Length]];

    private static StepPlan Turn(int count, int limit)
    {
        var windows = new int[count][];
        for (var first = 0; first < count; first++)
            windows[first] = [.. Enumerable.Range(0, Math.Min(limit, count)).Select(place => (first + place) % count)];
        ushort[] steps = [.. Enumerable.Range(0, count).Select(step => (ushort)step)];
        return new StepPlan(StepChoice.Turn, windows, steps, IsRing: true);
    }

    /// <summary>Step i is answered with the first distinct members met from entry i of the schedule on.</summary>
    private static StepPlan Weigh(Pool pool, IReadOnlyList<Choice> choices)
    {
        int[] weights = [.. choices.Select(choice => choice.Weight)];
        if (!WeightedSchedule.TryCreate(weights, out var order))
            throw new InvalidOperationException(
                $"pool {pool.Name}: its weights need more than {WeightedSchedule.MaxLength} turns");
        var limit = Math.Min(pool.AnswerLimit, weights.Length);
        var windows = new List<int[]>();
        var known = new Dictionary<string, ushort>();
        var steps = new ushort[order.Length];
        for (var step = 0; step < order.Length; step++)
        {
            var window = FirstDistinct(order, step, limit);
            var key = string.Join(' ', window.Select(member => member.ToString(CultureInfo.InvariantCulture)));
            if (!known.TryGetValue(key, out steps[step]))
            {
                known[key] = steps[step] = (ushort)windows.Count;
                windows.Add(window);
            }
        }
        return new StepPlan(StepChoice.Turn, windows, steps);
    }

    private static int[] FirstDistinct(int[] order, int from, int limit)
    {
        var distinct = new List<int>(limit);
        for (var step = from; distinct.Count < limit; step++)
        {
            var member = order[step % order.Length];
            if (!distinct.Contains(member))
                distinct.Add(member);
        }
        return [.. distinct];
    }

    private static int[][] Alone(int count) => [.. Enumerable.Range(0, count).Select(member => new[] { member })];
}
