using BenchmarkDotNet.Attributes;
using FastRr.Benchmarks.Data;
using FastRr.Engine;
using FastRr.Engine.Counters;

namespace FastRr.Benchmarks.Engine;

/// <summary>
/// The worker as a transport uses it: 64 messages arrive in slots of their own, a batch begins, each is answered in its
/// slot. One operation is one query.
/// </summary>
public class BatchBenchmarks
{
    private const int Batch = 64;

    // As the transports lay them out: room for a message and some slack, an odd number of cache lines.
    private const int SlotOctets = Workers.MessageOctets + 64;
    private readonly byte[] _slots = new byte[Batch * SlotOctets];
    private readonly int[] _lengths = new int[Batch];
    private ResponderWorker _worker = null!;
    private OctetStrings _queries = new([]);
    private int _next;

    /// <summary>What is asked, in random order.</summary>
    [Params("mixed", "mixed EDNS", "hits of 1000", "hits of 100000", "hits of 1000000", "misses of 1000000")]
    public string Stream { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        if (Stream.StartsWith("mixed", StringComparison.Ordinal))
        {
            const int Queried = 1 << 16;
            _queries = KindsZone.MixedQueries(Queried, Stream == "mixed" ? null : _ => Queries.PlainOpt);
            _worker = Workers.ResponderFor(KindsZone.Snapshot).CreateWorker();
            return;
        }
        var zone = BigZone.Of(int.Parse(Stream.Split(' ')[^1]));
        var isHit = Stream.StartsWith("hits", StringComparison.Ordinal);
        _queries = BigZone.QueriesFor(isHit ? zone.Hits(depth: 1) : zone.Misses(depth: 1));
        _worker = Workers.WorkerFor(
            zone.Snapshot, _queries, isHit ? ResponseOutcome.Answer : ResponseOutcome.NXDomain);
    }

    /// <summary>As recvmmsg's loop does it: all names are touched before the first is answered.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public int TouchAndRespond()
    {
        Receive();
        _worker.BeginBatch();
        for (var i = 0; i < Batch; i++)
            _worker.Touch(_slots.AsSpan(i * SlotOctets, _lengths[i]));
        return Answer();
    }

    /// <summary>One after the other, nothing ahead: what touching gains is the difference.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public int Respond()
    {
        Receive();
        _worker.BeginBatch();
        return Answer();
    }

    private int Answer()
    {
        var requestor = Workers.Requestor;
        var octets = 0;
        for (var i = 0; i < Batch; i++)
            octets += _worker.Respond(_slots.AsSpan(i * SlotOctets, SlotOctets), _lengths[i], in requestor);
        return octets;
    }

    /// <summary>What the kernel does: the next queries into the slots.</summary>
    private void Receive()
    {
        for (var i = 0; i < Batch; i++)
        {
            var query = _queries[_next];
            query.CopyTo(_slots.AsSpan(i * SlotOctets));
            _lengths[i] = query.Length;
            _next = _next + 1 == _queries.Count ? 0 : _next + 1;
        }
    }
}
