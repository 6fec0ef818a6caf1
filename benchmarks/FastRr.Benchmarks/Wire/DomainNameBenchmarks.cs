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

    /// <summary>Octets of each name in wire form, or 8 to 40 at random; tables sort this text.</summary>
    [Params("005", "019", "060", "255", "mixed")]
    public string Octets { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var (least, most) = Octets == "mixed" ? (8, 40) : (int.Parse(Octets), int.Parse(Octets));
        var random = new Random(Names);
        _mixed = new OctetStrings(Enumerable.Range(0, Names)
            .Select(_ => WireName.Random(random, random.Next(least, most + 1))));
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
