namespace FastRr.Benchmarks.Budget;

/// <summary>Compares what was allocated with what may be.</summary>
internal static class BudgetComparison
{
    /// <summary>One row for each benchmark in the order measured, then one for each budget without a
    /// benchmark.</summary>
    public static IReadOnlyList<BudgetRow> Compare(
        AllocationBudget budget, IReadOnlyCollection<BenchmarkMeasurement> measurements)
    {
        var rows = new List<BudgetRow>();
        foreach (var measurement in measurements)
        {
            long? allowed = budget.OctetsPerOperation.TryGetValue(measurement.Name, out var octets) ? octets : null;
            rows.Add(new BudgetRow(measurement.Name, measurement, allowed, Judge(measurement, allowed)));
        }
        var measured = measurements.Select(measurement => measurement.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, allowed) in budget.OctetsPerOperation.Where(entry => !measured.Contains(entry.Key)))
            rows.Add(new BudgetRow(name, null, allowed, BudgetVerdict.NoBenchmark));
        return rows;
    }

    private static BudgetVerdict Judge(BenchmarkMeasurement measurement, long? allowed)
    {
        if (measurement.Operations == 0)
            return BudgetVerdict.Failed;
        if (allowed is not { } octets)
            return BudgetVerdict.NoBudget;
        // Sums, not quotients: one octet in a million operations is over a budget of 0.
        return measurement.Octets > (Int128)octets * measurement.Operations
            ? BudgetVerdict.Exceeded
            : BudgetVerdict.Within;
    }
}
