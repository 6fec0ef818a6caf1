namespace FastRr.Differential;

/// <summary>All differences that are accepted, each with the clause that makes FastRr right.</summary>
internal static class AcceptedDifferences
{
    public static IReadOnlyList<AcceptedDifference> All { get; } =
    [
    ];

    /// <summary>What is left of a comparison's differences, and which entries took the rest.</summary>
    public static Aspect Unexplained(Peer peer, Comparison comparison, ISet<AcceptedDifference> used)
    {
        var left = comparison.Differences;
        foreach (var accepted in All.Where(accepted => accepted.Peer.HasFlag(peer)))
        {
            if ((left & accepted.Aspects) == 0 || !accepted.Holds(comparison))
                continue;
            left &= ~accepted.Aspects;
            used.Add(accepted);
        }
        return left;
    }
}
