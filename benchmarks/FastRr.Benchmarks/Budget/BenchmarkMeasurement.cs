namespace FastRr.Benchmarks.Budget;

/// <summary>What the short run found out about one benchmark.</summary>
/// <param name="Name">Type, method and parameters, as the budget names them.</param>
/// <param name="Octets">Allocated on the managed heap by all operations together, on all threads.</param>
/// <param name="Operations">How many there were; 0: it failed, and nothing was measured.</param>
/// <param name="Nanoseconds">Mean of one operation.</param>
internal sealed record BenchmarkMeasurement(string Name, long Octets, long Operations, double Nanoseconds);
