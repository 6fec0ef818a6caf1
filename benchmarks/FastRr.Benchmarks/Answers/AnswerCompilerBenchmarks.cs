using BenchmarkDotNet.Attributes;
using FastRr.Answers;
using FastRr.Answers.Snapshots;
using FastRr.Benchmarks.Data;
using FastRr.Zones;

namespace FastRr.Benchmarks.Answers;

/// <summary>One zone of 10 000 names compiled: cold, but the time of a start or a reload.</summary>
public class AnswerCompilerBenchmarks
{
    private const int Names = 10_000;
    private Zone _zone = null!;

    [Params("hosts", "mixed")]
    public string Records { get; set; } = "";

    [GlobalSetup]
    public void Setup() =>
        _zone = ZoneText.Load(ZoneText.Apex, Records == "hosts" ? ZoneText.Hosts(Names) : ZoneText.Mixed(Names));

    [Benchmark]
    public AnswerSnapshot Compile()
    {
        var compiler = new AnswerCompiler();
        compiler.Add(_zone, RotationOrder.Cyclic);
        return compiler.Compile();
    }
}
