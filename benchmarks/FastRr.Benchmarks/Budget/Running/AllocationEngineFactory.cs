using BenchmarkDotNet.Engines;

namespace FastRr.Benchmarks.Budget.Running;

/// <summary>Makes engines that measure as BenchmarkDotNet's do, and then count octets exactly.</summary>
internal sealed class AllocationEngineFactory : IEngineFactory
{
    private readonly EngineFactory _inner = new();
    private readonly Dictionary<string, (long Octets, long Operations)> _allocated = new(StringComparer.Ordinal);

    public IEngine CreateReadyToRun(EngineParameters engineParameters)
    {
        var inner = _inner.CreateReadyToRun(engineParameters);
        return new AllocationEngine(inner, engineParameters.WorkloadActionNoUnroll, (octets, operations) =>
            _allocated[engineParameters.BenchmarkName] = (octets, operations));
    }

    /// <summary>What a benchmark allocated, in so many operations; 0 operations: it did not come that far.</summary>
    /// <param name="benchmark">BenchmarkDotNet's full name of it.</param>
    public (long Octets, long Operations) AllocatedBy(string benchmark) => _allocated.GetValueOrDefault(benchmark);
}
