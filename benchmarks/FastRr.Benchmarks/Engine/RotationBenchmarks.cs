using BenchmarkDotNet.Attributes;
using FastRr.Benchmarks.Data;
using FastRr.Engine;

namespace FastRr.Benchmarks.Engine;

/// <summary>
/// One hot name asked by several threads at once, each with a worker of its own. The figure is the time of one answer
/// as one thread sees it: where threads do not disturb each other and each has a core, it stays the same.
/// </summary>
public class RotationBenchmarks : IDisposable
{
    // Some milliseconds of work, so that starting the threads weighs less than a hundredth.
    private const int AnswersOfAThread = 1 << 16;
    private readonly byte[] _query = KindsZone.HotQuery();
    private ResponderWorker[] _workers = [];
    private Barrier _barrier = new(1);
    private volatile bool _isOver;

    [Params(1, 2, 4)]
    public int Threads { get; set; }

    /// <summary>One index for all workers, or one for each.</summary>
    [Params("atomic", "per worker")]
    public string Index { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var responder = Workers.ResponderFor(KindsZone.Snapshot, rotatesPerWorker: Index == "per worker");
        _workers = [.. Enumerable.Range(0, Threads).Select(_ => responder.CreateWorker())];
        _barrier = new Barrier(Threads);
        foreach (var worker in _workers.Skip(1))
            new Thread(() => Serve(worker)) { IsBackground = true }.Start();
    }

    [Benchmark(OperationsPerInvoke = AnswersOfAThread)]
    public void Answer()
    {
        _barrier.SignalAndWait();
        AnswerAll(_workers[0]);
        _barrier.SignalAndWait();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _isOver = true;
        _barrier.SignalAndWait();
        GC.SuppressFinalize(this);
    }

    private void Serve(ResponderWorker worker)
    {
        while (true)
        {
            _barrier.SignalAndWait();
            if (_isOver)
                return;
            AnswerAll(worker);
            _barrier.SignalAndWait();
        }
    }

    private void AnswerAll(ResponderWorker worker)
    {
        // Made by each thread for itself: no two of them share a cache line.
        Span<byte> message = stackalloc byte[1024];
        var requestor = Workers.Requestor;
        worker.BeginBatch();
        for (var i = 0; i < AnswersOfAThread; i++)
        {
            _query.CopyTo(message);
            worker.Respond(message, _query.Length, in requestor);
        }
    }
}
