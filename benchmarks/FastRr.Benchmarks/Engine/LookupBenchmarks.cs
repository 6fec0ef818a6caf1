using BenchmarkDotNet.Attributes;
using FastRr.Engine;
using FastRr.Wire.Registry;

namespace FastRr.Benchmarks.Engine;

/// <summary>The whole worker over names picked at random, so that the tables are not in the nearest cache.</summary>
[MemoryDiagnoser]
public class LookupBenchmarks
{
    private const int QueryCount = 1 << 16;
    private readonly byte[] _message = new byte[4096];
    private readonly byte[][] _hits = new byte[QueryCount][];
    private readonly byte[][] _misses = new byte[QueryCount][];
    private ResponderWorker _worker = null!;
    private int _next;

    [Params(1_000, 100_000, 1_000_000)]
    public int Names { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _worker = BenchmarkZone.WorkerFor(BenchmarkZone.Big(Names));
        var random = new Random(1794);
        for (var i = 0; i < QueryCount; i++)
        {
            _hits[i] = BenchmarkZone.Query($"{BenchmarkZone.HostOf(random.Next(Names))}.big.example", RRType.A);
            _misses[i] = BenchmarkZone.Query($"{random.Next():x8}.{random.Next():x8}.big.example", RRType.A);
        }
    }

    [Benchmark]
    public int Hit() => Respond(_hits);

    [Benchmark]
    public int Miss() => Respond(_misses);

    private int Respond(byte[][] queries)
    {
        var query = queries[_next++ & (QueryCount - 1)];
        query.CopyTo(_message, 0);
        return _worker.Respond(_message, query.Length, Requestor.FromIPv4(0xC0000201));
    }
}
