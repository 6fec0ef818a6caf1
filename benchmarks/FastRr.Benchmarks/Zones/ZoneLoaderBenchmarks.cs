using BenchmarkDotNet.Attributes;
using FastRr.Benchmarks.Data;
using FastRr.Zones;

namespace FastRr.Benchmarks.Zones;

/// <summary>One master file of 10 000 names read from memory and validated.</summary>
public class ZoneLoaderBenchmarks
{
    private const int Names = 10_000;
    private byte[] _text = [];

    [Params("hosts", "mixed")]
    public string Records { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _text = Records == "hosts" ? ZoneText.Hosts(Names) : ZoneText.Mixed(Names);

    [Benchmark]
    public Zone Load() => ZoneText.Load(ZoneText.Apex, _text);
}
