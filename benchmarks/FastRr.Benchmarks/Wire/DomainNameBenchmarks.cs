using BenchmarkDotNet.Attributes;
using FastRr.Benchmarks.Data;
using FastRr.Wire.Names;

namespace FastRr.Benchmarks.Wire;

/// <summary>What every name of a query goes through before it is looked for: lower-casing and hashing.</summary>
public class DomainNameBenchmarks
{
    private const int Names = 1024;
    private const ulong HashSeed = 0x0123456789ABCDEF;
    private readonly byte[] _lower = new byte[DomainName.MaxLength + 1];
    private OctetStrings _mixed = new([]);
    private OctetStrings _lowered = new([]);

    /// <summary>Octets of each name in wire form; in the last case every length between them.</summary>
    [Params("5", "19", "60", "255", "8-40")]
    public string Octets { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var bounds = Octets.Split('-').Select(int.Parse).ToArray();
        var random = new Random(Names);
        _mixed = new OctetStrings(Enumerable.Range(0, Names)
            .Select(_ => WireName.Random(random, random.Next(bounds[0], bounds[^1] + 1))));
        _lowered = new OctetStrings(Enumerable.Range(0, Names).Select(i =>
        {
            DomainName.ToLower(_mixed[i], _lower);
            return _lower[.._mixed[i].Length];
        }));
    }

    [Benchmark(OperationsPerInvoke = Names)]
    public byte ToLower()
    {
        for (var i = 0; i < Names; i++)
            DomainName.ToLower(_mixed[i], _lower);
        return _lower[1];
    }

    [Benchmark(OperationsPerInvoke = Names)]
    public ulong Hash()
    {
        var sum = 0UL;
        for (var i = 0; i < Names; i++)
            sum += NameHash.Compute(_lowered[i], HashSeed);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Names)]
    public ulong ToLowerAndHash()
    {
        var sum = 0UL;
        for (var i = 0; i < Names; i++)
        {
            var name = _mixed[i];
            DomainName.ToLower(name, _lower);
            sum += NameHash.Compute(_lower.AsSpan(0, name.Length), HashSeed);
        }
        return sum;
    }
}
