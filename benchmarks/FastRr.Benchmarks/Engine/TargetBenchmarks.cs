using BenchmarkDotNet.Attributes;
using FastRr.Benchmarks.Data;
using FastRr.Engine;
using FastRr.Engine.Counters;

namespace FastRr.Benchmarks.Engine;

/// <summary>The rows of the table of targets, each one method: one query in, one response out, or a batch.</summary>
public class TargetBenchmarks
{
    private readonly byte[] _message = new byte[Workers.MessageOctets];
    private ResponderWorker _worker = null!;
    private OctetStrings _queries = new([]);
    private MessageBatch? _batch;
    private int _next;

    /// <summary>Three A of one name, the same query again and again: all that can be in the cache is.</summary>
    [Benchmark]
    public int StaticThreeA() => Respond(0);

    /// <summary>Three A of a pool, picked by the source address; always the same one.</summary>
    [Benchmark]
    public int SteeredByAddress() => Respond(0);

    /// <summary>The same, picked by a client subnet.</summary>
    [Benchmark]
    public int SteeredBySubnet() => Respond(0);

    /// <summary>Names of a small zone that do not exist, always others.</summary>
    [Benchmark]
    public int NXDomain() => Respond(_next++ & (KindsZone.QueryCount - 1));

    /// <summary>Names that exist, at random out of a million, two A each; in batches, as under load.</summary>
    [Benchmark(OperationsPerInvoke = MessageBatch.Length)]
    public int RandomOfMillion()
    {
        _batch!.Receive();
        _worker.BeginBatch();
        _batch.Touch(_worker);
        return _batch.Answer(_worker);
    }

    [GlobalSetup(Target = nameof(StaticThreeA))]
    public void SetupStaticThreeA()
    {
        _queries = new OctetStrings([KindsZone.HotQuery()]);
        _worker = Workers.WorkerFor(KindsZone.Snapshot, _queries, ResponseOutcome.Answer);
    }

    [GlobalSetup(Target = nameof(SteeredByAddress))]
    public void SetupSteeredByAddress() => SetupSteered(opt: null);

    [GlobalSetup(Target = nameof(SteeredBySubnet))]
    public void SetupSteeredBySubnet() => SetupSteered(Queries.Opt(Queries.ClientSubnet(new Random(1))));

    [GlobalSetup(Target = nameof(NXDomain))]
    public void SetupNXDomain()
    {
        _queries = KindsZone.QueriesFor("NXDOMAIN");
        _worker = Workers.WorkerFor(KindsZone.Snapshot, _queries, ResponseOutcome.NXDomain);
    }

    [GlobalSetup(Target = nameof(RandomOfMillion))]
    public void SetupRandomOfMillion()
    {
        var zone = BigZone.Of(1_000_000);
        _queries = BigZone.QueriesFor(zone.Hits(depth: 1));
        _batch = new MessageBatch(_queries);
        _worker = Workers.WorkerFor(zone.Snapshot, _queries, ResponseOutcome.Answer);
    }

    private void SetupSteered(byte[]? opt)
    {
        _queries = new OctetStrings([SteeredZone.Query(opt)]);
        _worker = Workers.WorkerFor(SteeredZone.Snapshot, _queries, ResponseOutcome.Answer);
    }

    private int Respond(int number)
    {
        var query = _queries[number];
        query.CopyTo(_message);
        return _worker.Respond(_message, query.Length, Workers.Requestor);
    }
}
