namespace FastRr.Pools;

/// <summary>What members weigh that are handed out together.</summary>
public static class ChoiceWeights
{
    /// <param name="weights">Configured weights, 0 for standbys.</param>
    /// <returns>
    /// The same, but standbys weigh as much as divides all other weights: one step of the cycle, so that they don't
    /// lengthen it beyond their number. 1 where there are only standbys.
    /// </returns>
    public static int[] Of(ReadOnlySpan<int> weights)
    {
        var step = 0;
        foreach (var weight in weights)
            step = WeightedSchedule.GreatestCommonDivisor(step, weight);
        var result = weights.ToArray();
        foreach (ref var weight in result.AsSpan())
            weight = weight == 0 ? Math.Max(step, 1) : weight;
        return result;
    }
}
