using BenchmarkDotNet.Attributes;
using FastRr.Answers.Snapshots;
using FastRr.Benchmarks.Data;

namespace FastRr.Benchmarks.Answers;

/// <summary>One name looked for: its node, or its closest encloser where it does not exist.</summary>
public class NameTableBenchmarks
{
    private const int NamesPerInvoke = 64;
    private LabelledNames _queried = new([]);
    private NameTable _table = null!;
    private int _next;

    [Params(1_000, 100_000, 1_000_000)]
    public int Names { get; set; }

    /// <summary>Whether the name is there, and its labels below the apex.</summary>
    [Params("hit 1", "hit 3", "hit 8", "miss 1", "miss 3", "miss 8", "miss 8 below 7")]
    public string Query { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var zone = BigZone.Of(Names);
        _table = zone.Snapshot.Names;
        _queried = new LabelledNames([.. Query switch
        {
            "hit 1" => zone.Hits(1),
            "hit 3" => zone.Hits(3),
            "hit 8" => zone.Hits(8),
            "miss 1" => zone.Misses(1),
            "miss 3" => zone.Misses(3),
            "miss 8" => zone.Misses(8),
            _ => zone.MissesBelowDeepNames(),
        }]);
        var isHit = Query.StartsWith("hit", StringComparison.Ordinal);
        for (var i = 0; i < BigZone.QueryCount; i++)
        {
            if (_table.Find(_queried.NameOf(i)) >= 0 != isHit)
                throw new InvalidOperationException($"name {i} of '{Query}' is none");
        }
    }

    [Benchmark(OperationsPerInvoke = NamesPerInvoke)]
    public int Find()
    {
        var sum = 0;
        for (var i = 0; i < NamesPerInvoke; i++)
        {
            var name = _queried.NameOf(_next);
            var labelStarts = _queried.LabelStartsOf(_next);
            var found = _table.Find(name);
            sum += found >= 0 ? found : _table.FindClosestEncloser(name, labelStarts, labelStarts.Length - 1);
            _next = (_next + 1) & (BigZone.QueryCount - 1);
        }
        return sum;
    }
}
