namespace FastRr.Benchmarks.Budget;

/// <summary>What comparing a benchmark with the budget came to.</summary>
internal enum BudgetVerdict
{
    Within,

    /// <summary>More octets than the budget allows.</summary>
    Exceeded,

    /// <summary>A benchmark that the budget does not name.</summary>
    NoBudget,

    /// <summary>A budget that names no benchmark.</summary>
    NoBenchmark,

    /// <summary>The benchmark failed, so nothing is known.</summary>
    Failed,
}
