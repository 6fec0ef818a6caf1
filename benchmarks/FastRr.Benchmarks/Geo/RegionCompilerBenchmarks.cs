using BenchmarkDotNet.Attributes;
using FastRr.Benchmarks.Data;
using FastRr.Geo.Regions;
using FastRr.Geo.Tables;

namespace FastRr.Benchmarks.Geo;

/// <summary>A database of 500 000 networks compiled to the table that queries are answered from.</summary>
public class RegionCompilerBenchmarks
{
    private GeoSource[] _sources = [];

    [GlobalSetup]
    public void Setup() => _sources = [GeoWorld.Shared.Source];

    [Benchmark]
    public RegionTable Compile() => RegionCompiler.Compile(GeoWorld.Set, _sources).ToRegionTable();
}
