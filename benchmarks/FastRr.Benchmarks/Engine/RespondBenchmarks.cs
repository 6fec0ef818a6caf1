using BenchmarkDotNet.Attributes;
using FastRr.Benchmarks.Data;
using FastRr.Engine;

namespace FastRr.Benchmarks.Engine;

/// <summary>
/// The whole worker without a socket: one query in, one response out, for each kind of answer. The names of a kind
/// change from query to query. The copy of the query into the message is in the figure.
/// </summary>
public class RespondBenchmarks
{
    private readonly byte[] _message = new byte[Workers.MessageOctets];
    private ResponderWorker _worker = null!;
    private OctetStrings _queries = new([]);

    /// <summary>Every kind without and with an OPT, and one with a COOKIE to be signed.</summary>
    public static IEnumerable<string> AllQueries =>
        KindsZone.Kinds.SelectMany<string, string>(kind => [kind, $"{kind} EDNS"]).Append("3 A cookie");

    [ParamsSource(nameof(AllQueries))]
    public string Query { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var kind = KindsZone.Kinds.Single(kind => $"{Query} ".StartsWith($"{kind} ", StringComparison.Ordinal));
        _queries = Query[kind.Length..] switch
        {
            "" => KindsZone.QueriesFor(kind),
            " EDNS" => KindsZone.QueriesFor(kind, _ => Queries.PlainOpt),
            _ => KindsZone.QueriesFor(kind, random => Queries.Opt(Queries.Cookie(random))),
        };
        _worker = Workers.WorkerFor(KindsZone.Snapshot, _queries, KindsZone.OutcomeOf(kind));
    }

    [Benchmark(OperationsPerInvoke = KindsZone.QueryCount)]
    public int Respond()
    {
        var requestor = Workers.Requestor;
        var octets = 0;
        for (var i = 0; i < KindsZone.QueryCount; i++)
        {
            var query = _queries[i];
            query.CopyTo(_message);
            octets += _worker.Respond(_message, query.Length, in requestor);
        }
        return octets;
    }
}
