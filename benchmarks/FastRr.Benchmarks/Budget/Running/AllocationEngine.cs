using BenchmarkDotNet.Characteristics;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;

namespace FastRr.Benchmarks.Budget.Running;

/// <summary>
/// BenchmarkDotNet's engine, and after its run a count of the octets allocated by the same work. The memory diagnoser
/// counts some kilobytes of its own into each run, and rounds: an octet here and there would never be seen.
/// </summary>
internal sealed class AllocationEngine(IEngine inner, Action<long> workload, Action<long, long> report) : IEngine
{
    /// <summary>
    /// The runtime allocates too, when it compiles a method anew in the background, but not every time; what an
    /// operation allocates, it allocates in every run. So the least of so many runs is the operation's.
    /// </summary>
    private const int MaxRuns = 8;

    public IHost Host => inner.Host;

    public Job TargetJob => inner.TargetJob;

    public long OperationsPerInvoke => inner.OperationsPerInvoke;

    public Action? GlobalSetupAction => inner.GlobalSetupAction;

    public Action? GlobalCleanupAction => inner.GlobalCleanupAction;

    public Action<long> WorkloadAction => inner.WorkloadAction;

    public Action<long> OverheadAction => inner.OverheadAction;

    public IResolver Resolver => inner.Resolver;

    public void WriteLine() => inner.WriteLine();

    public void WriteLine(string line) => inner.WriteLine(line);

    public Measurement RunIteration(IterationData data) => inner.RunIteration(data);

    public RunResults Run()
    {
        var results = inner.Run();
        var operations = results.GetWorkloadResultMeasurements().Max(measurement => measurement.Operations);
        report(LeastAllocated(operations / OperationsPerInvoke), operations);
        return results;
    }

    public void Dispose() => inner.Dispose();

    private long LeastAllocated(long invocations)
    {
        var least = long.MaxValue;
        for (var run = 0; run < MaxRuns && least > 0; run++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            workload(invocations);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        return least;
    }
}
