namespace FastRr.Pools;

/// <summary>
/// Smooth weighted round robin, laid out in advance. At each step every member gains its weight, the one that has most
/// is next (the first of equals) and pays the sum of all weights: each stands in a cycle as often as its weight says,
/// and its places are spread over the cycle. Weights 3 and 1 give a a b a.
/// </summary>
public static class WeightedSchedule
{
    /// <summary>Entries of the longest cycle: each becomes a finished answer of its own.</summary>
    public const int MaxLength = 1024;

    /// <summary>Lays out one cycle: the sum of the weights, divided by their greatest common divisor.</summary>
    /// <param name="weights">0 or more each; who has 0 does not stand in the cycle.</param>
    /// <param name="order">Indices into <paramref name="weights"/>; empty where no weight is over 0.</param>
    /// <returns>False where the cycle would be longer than <see cref="MaxLength"/>.</returns>
    public static bool TryCreate(ReadOnlySpan<int> weights, out int[] order)
    {
        order = [];
        var (divisor, sum) = (0, 0L);
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight, nameof(weights));
            divisor = GreatestCommonDivisor(divisor, weight);
            sum += weight;
        }
        if (sum == 0)
            return true;
        if (sum / divisor > MaxLength)
            return false;
        var length = (int)(sum / divisor);
        order = new int[length];
        var credits = new int[weights.Length];
        for (var place = 0; place < length; place++)
            order[place] = Next(weights, divisor, length, credits);
        return true;
    }

    /// <summary>The greatest number that divides both; 0 is divided by all.</summary>
    public static int GreatestCommonDivisor(int left, int right)
    {
        while (right != 0)
            (left, right) = (right, left % right);
        return left;
    }

    private static int Next(ReadOnlySpan<int> weights, int divisor, int sum, int[] credits)
    {
        var most = -1;
        for (var member = 0; member < weights.Length; member++)
        {
            if (weights[member] == 0)
                continue;
            credits[member] += weights[member] / divisor;
            if (most < 0 || credits[member] > credits[most])
                most = member;
        }
        credits[most] -= sum;
        return most;
    }
}
