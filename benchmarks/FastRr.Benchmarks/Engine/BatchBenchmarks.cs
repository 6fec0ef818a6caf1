using BenchmarkDotNet.Attributes;
using FastRr.Benchmarks.Data;
using FastRr.Engine;
using FastRr.Engine.Counters;

namespace FastRr.Benchmarks.Engine;

/// <summary>
/// The worker as a transport uses it: 16 messages arrive in slots of their own, a batch begins, each is answered in its
/// slot. One operation is one query.
/// </summary>
public class BatchBenchmarks
{
    private ResponderWorker _worker = null!;
    private MessageBatch _batch = new(new OctetStrings([]));

    /// <summary>What is asked, in random order.</summary>
    [Params("mixed", "mixed EDNS", "hits of 1000", "hits of 100000", "hits of 1000000", "misses of 1000000")]
    public string Stream { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        if (Stream.StartsWith("mixed", StringComparison.Ordinal))
        {
            const int Queried = 1 << 16;
            _batch = new MessageBatch(
                KindsZone.MixedQueries(Queried, Stream == "mixed" ? null : _ => Queries.PlainOpt));
            _worker = Workers.ResponderFor(KindsZone.Snapshot).CreateWorker();
            return;
        }
        var zone = BigZone.Of(int.Parse(Stream.Split(' ')[^1]));
        var isHit = Stream.StartsWith("hits", StringComparison.Ordinal);
        var queries = BigZone.QueriesFor(isHit ? zone.Hits(depth: 1) : zone.Misses(depth: 1));
        _batch = new MessageBatch(queries);
        _worker = Workers.WorkerFor(
            zone.Snapshot, queries, isHit ? ResponseOutcome.Answer : ResponseOutcome.NXDomain);
    }

    /// <summary>As recvmmsg's loop does it: all names are touched before the first is answered.</summary>
    [Benchmark(OperationsPerInvoke = MessageBatch.Length)]
    public int TouchAndRespond()
    {
        _batch.Receive();
        _worker.BeginBatch();
        _batch.Touch(_worker);
        return _batch.Answer(_worker);
    }

    /// <summary>One after the other, nothing ahead: what touching gains is the difference.</summary>
    [Benchmark(OperationsPerInvoke = MessageBatch.Length)]
    public int Respond()
    {
        _batch.Receive();
        _worker.BeginBatch();
        return _batch.Answer(_worker);
    }
}
