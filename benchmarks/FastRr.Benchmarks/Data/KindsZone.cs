using System.Text;
using FastRr.Answers;
using FastRr.Answers.Snapshots;
using FastRr.Engine.Counters;
using FastRr.Wire.Registry;

namespace FastRr.Benchmarks.Data;

/// <summary>
/// The zone <c>example.com</c> with 1024 names for each kind of answer, and the queries that lead to them. It stays in
/// the second-level cache: what differs between kinds is the work.
/// </summary>
internal static class KindsZone
{
    /// <summary>Queries of one set: enough that no processor learns their order.</summary>
    public const int QueryCount = 4096;

    private const int NamesOfAKind = 1024;
    private const int Seed = 1794;

    private const string Head = """
        $ORIGIN example.com.
        $TTL 300
        @          SOA   ns1 hostmaster 1 3600 600 86400 60
        @          NS    ns1
        ns1        A     192.0.2.53
        mx1        A     192.0.2.11
        mx2        A     192.0.2.12

        """;

    private static readonly Lazy<AnswerSnapshot> s_snapshot = new(Compile);

    /// <summary>All that can be asked.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["3 A", "3 AAAA", "MX", "long TXT", "CNAME chain", "wildcard", "referral", "NODATA", "NXDOMAIN"];

    /// <summary>The zone, compiled once for the process.</summary>
    public static AnswerSnapshot Snapshot => s_snapshot.Value;

    /// <summary>What every query of a kind comes to.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public static ResponseOutcome OutcomeOf(string kind) => kind switch
    {
        "referral" => ResponseOutcome.Referral,
        "NODATA" => ResponseOutcome.NoData,
        "NXDOMAIN" => ResponseOutcome.NXDomain,
        _ => ResponseOutcome.Answer,
    };

    /// <summary>Queries for one kind of answer, names in random order.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="opt">Makes the OPT of each query; null: none has one.</param>
    public static OctetStrings QueriesFor(string kind, Func<Random, byte[]>? opt = null)
    {
        var random = new Random(Seed);
        return new OctetStrings(Enumerable.Range(0, QueryCount).Select(_ => Query(kind, random, opt?.Invoke(random))));
    }

    /// <summary>
    /// Queries as the load tests mix them: 75 % three A, 10 % three AAAA, 5 % MX, 5 % CNAME, 5 % NXDOMAIN.
    /// </summary>
    public static OctetStrings MixedQueries(int count, Func<Random, byte[]>? opt = null)
    {
        var random = new Random(Seed);
        return new OctetStrings(Enumerable.Range(0, count).Select(_ => Query(random.Next(20) switch
        {
            < 15 => "3 A",
            < 17 => "3 AAAA",
            17 => "MX",
            18 => "CNAME chain",
            _ => "NXDOMAIN",
        }, random, opt?.Invoke(random))));
    }

    /// <summary>One query, always the same.</summary>
    public static byte[] HotQuery() => Queries.Compose(WireName.Of("host0.example.com"), RRType.A);

    private static byte[] Query(string kind, Random random, byte[]? opt)
    {
        var number = random.Next(NamesOfAKind);
        var (name, type) = kind switch
        {
            "3 A" => ($"host{number}", RRType.A),
            "3 AAAA" => ($"host{number}", RRType.AAAA),
            "MX" => ($"mail{number}", RRType.MX),
            "long TXT" => ($"text{number}", RRType.TXT),
            "CNAME chain" => ($"alias{number}", RRType.A),
            "wildcard" => ($"{WireName.RandomLabel(random, random.Next(3, 16))}.any{number}", RRType.A),
            "referral" => ($"{WireName.RandomLabel(random, random.Next(3, 16))}.child{number}", RRType.A),
            "NODATA" => ($"host{number}", RRType.SRV),
            "NXDOMAIN" => ($"nx-{WireName.RandomLabel(random, random.Next(3, 16))}", RRType.A),
            _ => throw new ArgumentException($"no kind of answer is called {kind}", nameof(kind)),
        };
        return Queries.Compose(WireName.Of($"{name}.example.com"), type, opt, (ushort)random.Next(ushort.MaxValue));
    }

    private static AnswerSnapshot Compile()
    {
        var zone = ZoneText.Load("example.com", Encoding.ASCII.GetBytes(Text()));
        var compiler = new AnswerCompiler();
        compiler.Add(zone, RotationOrder.Cyclic);
        return compiler.Compile();
    }

    private static string Text()
    {
        var text = new StringBuilder(Head);
        // Four strings of 100 octets: with the question and an OPT it still fits in 512.
        var strings = string.Join(' ', Enumerable.Repeat($"\"{new string('t', 100)}\"", 4));
        for (var i = 0; i < NamesOfAKind; i++)
        {
            for (var member = 1; member <= 3; member++)
                text.Append($"host{i} A 10.{i >> 8}.{i & 255}.{member}\nhost{i} AAAA 2001:db8:{i:x}::{member}\n");
            text.Append($"mail{i} MX 10 mx1\nmail{i} MX 20 mx2\ntext{i} TXT {strings}\n");
            text.Append($"alias{i} CNAME link{i}\nlink{i} CNAME host{i}\n*.any{i} A 192.0.2.77\n");
            text.Append($"child{i} NS ns1.child{i}\nchild{i} NS ns2.child{i}\n");
            text.Append($"ns1.child{i} A 192.0.2.98\nns2.child{i} A 192.0.2.99\n");
        }
        return text.ToString();
    }
}
