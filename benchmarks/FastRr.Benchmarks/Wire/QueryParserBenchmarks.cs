using BenchmarkDotNet.Attributes;
using FastRr.Benchmarks.Data;
using FastRr.Wire.Messages;
using FastRr.Wire.Names;

namespace FastRr.Benchmarks.Wire;

/// <summary>One query read: header, question, OPT and its options.</summary>
public class QueryParserBenchmarks
{
    private readonly byte[] _labelStarts = new byte[DomainName.MaxLabels + 1];
    private OctetStrings _queries = new([]);

    [Params("plain", "EDNS", "EDNS options", "malformed")]
    public string Query { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _queries = Query switch
        {
            "plain" => KindsZone.MixedQueries(KindsZone.QueryCount),
            "EDNS" => KindsZone.MixedQueries(KindsZone.QueryCount, _ => Queries.PlainOpt),
            "EDNS options" => KindsZone.MixedQueries(KindsZone.QueryCount, SomeOptions),
            _ => Break(KindsZone.MixedQueries(KindsZone.QueryCount, SomeOptions)),
        };
        for (var i = 0; i < KindsZone.QueryCount; i++)
        {
            var outcome = QueryParser.Parse(_queries[i], _labelStarts, out _);
            if (outcome == QueryOutcome.WellFormed == (Query == "malformed"))
                throw new InvalidOperationException($"query {i} of '{Query}' is {outcome}");
        }
    }

    [Benchmark(OperationsPerInvoke = KindsZone.QueryCount)]
    public int Parse()
    {
        var sum = 0;
        for (var i = 0; i < KindsZone.QueryCount; i++)
            sum += (int)QueryParser.Parse(_queries[i], _labelStarts, out var query) + query.QuestionEnd;
        return sum;
    }

    private static byte[] SomeOptions(Random random) => random.Next(4) switch
    {
        0 => Queries.Opt(Queries.Cookie(random)),
        1 => Queries.Opt(Queries.ClientSubnet(random)),
        2 => Queries.Opt(Queries.Nsid(), Queries.Cookie(random)),
        _ => Queries.Opt(Queries.Unknown(), Queries.ClientSubnet(random), Queries.Cookie(random)),
    };

    /// <summary>One fault for each query, each at another step of the parser.</summary>
    private static OctetStrings Break(OctetStrings queries)
    {
        var random = new Random(queries.Count);
        return new OctetStrings(Enumerable.Range(0, queries.Count).Select(i => Break(queries[i].ToArray(), random)));
    }

    private static byte[] Break(byte[] query, Random random)
    {
        const int QuestionCountLow = 5, AdditionalCountLow = 11, FirstLabel = 12;
        switch (random.Next(7))
        {
            case 0:
                return query[..random.Next(FirstLabel)];
            case 1:
                query[QuestionCountLow] = 2;
                return query;
            case 2:
                query[FirstLabel] |= 0xC0;
                return query;
            case 3:
                query[AdditionalCountLow] = 0;
                return query;
            case 4:
                return query[..^1];
            case 5:
                return [.. query, 0];
            default:
                return query[..random.Next(FirstLabel + 1, query.Length)];
        }
    }
}
