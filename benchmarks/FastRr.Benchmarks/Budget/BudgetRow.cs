namespace FastRr.Benchmarks.Budget;

/// <summary>One benchmark beside its budget.</summary>
/// <param name="Name">The benchmark, or what the budget calls one.</param>
/// <param name="Measurement">Null where no benchmark has the name.</param>
/// <param name="Budget">Octets per operation; null where the budget has none.</param>
/// <param name="Verdict">What comes of it.</param>
internal sealed record BudgetRow(string Name, BenchmarkMeasurement? Measurement, long? Budget, BudgetVerdict Verdict);
