using BenchmarkDotNet.Attributes;
using FastRr.Engine;
using FastRr.Wire.Registry;

namespace FastRr.Benchmarks.Engine;

/// <summary>The whole worker without a socket: one query in, one response out, for each kind of answer.</summary>
[MemoryDiagnoser]
public class RespondBenchmarks
{
    private readonly byte[] _message = new byte[4096];
    private ResponderWorker _worker = null!;
    private byte[] _query = [];

    /// <summary>What is asked; EDNS where the name ends so.</summary>
    [Params("A", "A EDNS", "AAAA", "MX", "TXT", "CNAME chain", "wildcard", "NXDOMAIN", "NODATA", "referral")]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _worker = BenchmarkZone.WorkerFor(BenchmarkZone.Small());
        _query = Kind switch
        {
            "A" => BenchmarkZone.Query("www.example.com", RRType.A),
            "A EDNS" => BenchmarkZone.Query("www.example.com", RRType.A, edns: true),
            "AAAA" => BenchmarkZone.Query("www.example.com", RRType.AAAA),
            "MX" => BenchmarkZone.Query("mail.example.com", RRType.MX),
            "TXT" => BenchmarkZone.Query("text.example.com", RRType.TXT, edns: true),
            "CNAME chain" => BenchmarkZone.Query("alias.example.com", RRType.A),
            "wildcard" => BenchmarkZone.Query("any.wild.example.com", RRType.A),
            "NXDOMAIN" => BenchmarkZone.Query("nx12345.example.com", RRType.A),
            "NODATA" => BenchmarkZone.Query("www.example.com", RRType.SRV),
            _ => BenchmarkZone.Query("host.sub.example.com", RRType.A),
        };
    }

    [Benchmark]
    public int Respond()
    {
        _query.CopyTo(_message, 0);
        return _worker.Respond(_message, _query.Length, Requestor.FromIPv4(0xC0000201));
    }
}
