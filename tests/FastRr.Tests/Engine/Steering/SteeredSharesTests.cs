using FastRr.Answers;
using FastRr.Engine;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Tests.Engine.Steering;

/// <summary>How often each member of a pool stands first, with several workers at work at once.</summary>
public sealed class SteeredSharesTests
{
    private const int Workers = 4;

    // No multiple of 7 nor of 3, for one worker and for all.
    private const int AnswersOfWorker = 5003;

    private const string Zone = """
        $ORIGIN example.com.
        $TTL 300
        @     SOA   ns1 hostmaster 7 3600 600 86400 60
        @     NS    ns1
        ns1   A     192.0.2.53
        """;

    // By region: subnet of its clients, members.
    private static readonly (string Subnet, int Members)[] s_regions = [("192.0.2.0/24", 7), ("198.51.100.0/24", 3)];

    [Fact]
    public async Task Respond_FourThreads_SharesAreExactOverAllOfThem()
    {
        var counts = await AskOnThreads(Create(new ResponderOptions()));
        for (var region = 0; region < s_regions.Length; region++)
        {
            var members = Enumerable.Range(0, s_regions[region].Members);
            AssertExact(Workers * AnswersOfWorker, [.. members.Select(m => counts.Sum(own => own[region][m]))]);
        }
    }

    [Fact]
    public async Task Respond_FourThreadsThatRotateByThemselves_SharesAreExactForEach()
    {
        var counts = await AskOnThreads(Create(new ResponderOptions { RotatesPerWorker = true }));
        foreach (var regions in counts)
        {
            foreach (var members in regions)
                AssertExact(AnswersOfWorker, members);
        }
    }

    private static void AssertExact(int answers, int[] counts)
    {
        Assert.Equal(answers, counts.Sum());
        Assert.All(counts, count => Assert.InRange(
            count, answers / counts.Length, (answers + counts.Length - 1) / counts.Length));
    }

    private static Responder Create(ResponderOptions options)
    {
        string[] eu = [.. Enumerable.Range(0, s_regions[0].Members).Select(host => $"192.0.2.{host}")];
        string[] na = [.. Enumerable.Range(0, s_regions[1].Members).Select(host => $"198.51.100.{host}")];
        var compiler = new AnswerCompiler();
        compiler.Add(TestZone.Parse(Zone), RotationOrder.Cyclic);
        compiler.Steer(TestSteering.OfThree().Pool(["www.example.com."], [("eu", eu), ("na", na)]).ToPlan());
        var responder = new Responder(options);
        responder.Publish(compiler.Compile());
        return responder;
    }

    /// <returns>By worker, region and member: how often it stood first.</returns>
    private static async Task<int[][][]> AskOnThreads(Responder responder)
    {
        using var start = new Barrier(Workers);
        return await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => responder.CreateWorker()).ToList()
            .ConvertAll(worker => Task.Factory.StartNew(
                () => Ask(worker, start),
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
    }

    private static int[][] Ask(ResponderWorker worker, Barrier start)
    {
        byte[][] queries =
            [.. s_regions.Select(region => new DnsQuery("www.example.com.", "A").From(region.Subnet).Compose())];
        int[][] counts = [.. s_regions.Select(region => new int[region.Members])];
        var message = new byte[4096];
        // All threads are there before one of them asks.
        start.SignalAndWait(TestContext.Current.CancellationToken);
        for (var k = 0; k < AnswersOfWorker * queries.Length; k++)
        {
            var query = queries[k % queries.Length];
            query.CopyTo(message, 0);
            worker.BeginBatch();
            var length = worker.Respond(message, query.Length, Requestor.FromIPv6(0, 0xFFFF_C000_0201, false));
            var answers = DnsMessage.Parse(message[..length]).Answers;
            var counted = counts[k % queries.Length];
            Assert.Equal(counted.Length, answers.Count);
            counted[answers[0].RData[3]]++;
        }
        return counts;
    }
}
