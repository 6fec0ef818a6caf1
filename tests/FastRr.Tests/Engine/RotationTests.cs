using FastRr.Answers;
using FastRr.Engine;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastRr.Tests.Engine;

public sealed class RotationTests
{
    private static readonly ResponderOptions s_perWorker = new() { RotatesPerWorker = true };

    [Theory]
    [InlineData("www.example.com.", "A", 3)]
    [InlineData("www.example.com.", "AAAA", 2)]
    [InlineData("mail.example.com.", "MX", 2)]
    [InlineData("_sip._udp.example.com.", "SRV", 2)]
    [InlineData("example.com.", "NS", 2)]
    [InlineData("alias2.example.com.", "A", 3)]
    public void Ask_Cyclic_QueryKStartsAtRecordKAndGoesRound(string name, string type, int count)
    {
        var responder = TestResponder.Of(ExampleZone.Text);
        var inOrder = Ring(responder.Ask(name, type), count);
        Assert.Equal(count, inOrder.Distinct().Count());
        for (var k = 1; k < 4 * count; k++)
        {
            var rotated = inOrder.Skip(k % count).Concat(inOrder.Take(k % count));
            Assert.Equal(rotated, Ring(responder.Ask(name, type), count));
        }
    }

    [Fact]
    public void Ask_Referral_TurnsItsNameServers()
    {
        var responder = TestResponder.Of(ExampleZone.Text);
        var firsts = Enumerable.Range(0, 6)
            .Select(_ => responder.Ask("x.sub.example.com.", "A").Authorities[0].ToString());
        Assert.Equal(3, firsts.Distinct().Count());
    }

    [Fact]
    public void Ask_TypesOfOneName_TurnIndependently()
    {
        // One index for both would lock a client that asks A and AAAA in turn to one member of two.
        var responder = TestResponder.Of(ExampleZone.Text);
        var first = new List<string>();
        for (var k = 0; k < 4; k++)
        {
            responder.Ask("www.example.com.", "A");
            first.Add(TestResponder.DataOf(responder.Ask("www.example.com.", "AAAA").Answers).First());
        }
        Assert.Equal(["2001:db8::1", "2001:db8::2", "2001:db8::1", "2001:db8::2"], first);
    }

    [Fact]
    public void Ask_Fixed_NeverTurns()
    {
        var responder = TestResponder.Of(RotationOrder.Fixed, ExampleZone.Text);
        for (var k = 0; k < 7; k++)
            Assert.Equal("192.0.2.1", TestResponder.DataOf(responder.Ask("www.example.com.", "A").Answers).First());
    }

    [Fact]
    public void Ask_Random_EveryRotationIsEquallyLikely()
    {
        var responder = TestResponder.Of(RotationOrder.Random, ExampleZone.Text);
        var counts = new Dictionary<string, int>();
        const int Queries = 30_000;
        for (var k = 0; k < Queries; k++)
        {
            var order = string.Join(' ', TestResponder.DataOf(responder.Ask("www.example.com.", "A").Answers));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }
        Assert.Equal(3, counts.Count);
        // Standard deviation sqrt(n p (1-p)) = 82; six of them miss once in 10^9 runs.
        Assert.All(counts.Values, count => Assert.InRange(count, (Queries / 3) - 500, (Queries / 3) + 500));
    }

    [Fact]
    public void Ask_TruncatedAnswer_TakesNoTurn()
    {
        var zone = "$ORIGIN example.com.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n"
            + string.Concat(Enumerable.Range(1, 40).Select(i => $"many A 192.0.2.{i}\n"));
        var responder = TestResponder.Of(zone);
        Assert.True(responder.Ask("many.example.com.", "A").IsTruncated);
        var whole = responder.Ask(new DnsQuery("many.example.com.", "A"), isStream: true);
        Assert.Equal("192.0.2.1", TestResponder.DataOf(whole.Answers).First());
    }

    [Fact]
    public void Respond_SeveralThreads_SharesAreExact()
    {
        var responder = TestResponder.Of(ExampleZone.Text).Responder;
        const int Threads = 4, Queries = 3 * 5_000;
        var firsts = new int[4];
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            foreach (var last in FirstOctets(responder.CreateWorker(), Queries))
                Interlocked.Increment(ref firsts[last]);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal([0, Threads * Queries / 3, Threads * Queries / 3, Threads * Queries / 3], firsts);
    }

    [Fact]
    public void Respond_PerWorker_EachWorkerTurnsByItselfFromAPlaceOfItsOwn()
    {
        var responder = TestResponder.Of(s_perWorker, ExampleZone.Text).Responder;
        // The test's own worker has number 0.
        Assert.Equal([2, 3, 1, 2], FirstOctets(responder.CreateWorker(), 4));
        Assert.Equal([3, 1, 2, 3], FirstOctets(responder.CreateWorker(), 4));
        Assert.Equal([1, 2, 3, 1], FirstOctets(responder.Workers[0], 4));
    }

    [Fact]
    public void Ask_AnyCountOverAnyNumberOfQueries_SharesDifferByOneAtMost()
    {
        var cases = ArbMap.Default.GeneratorFor<uint>().Two()
            .Select(pair => (Members: (int)(pair.Item1 % 25) + 1, Queries: (int)(pair.Item2 % 400) + 1)).ToArbitrary();
        Prop.ForAll(cases, pair =>
        {
            var zone = "$ORIGIN e.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n"
                + string.Concat(Enumerable.Range(1, pair.Members).Select(i => $"w A 192.0.2.{i}\n"));
            var worker = TestResponder.Of(zone).Worker;
            var counts = new int[pair.Members + 1];
            foreach (var last in FirstOctets(worker, pair.Queries, "w.e."))
                counts[last]++;
            return counts[1..].Max() - counts[1..].Min() <= 1;
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>The last octet of the first address of each answer.</summary>
    private static List<int> FirstOctets(ResponderWorker worker, int queries, string name = "www.example.com.")
    {
        var query = new DnsQuery(name, "A").Compose();
        var message = new byte[1232];
        var firsts = new List<int>();
        for (var k = 0; k < queries; k++)
        {
            query.CopyTo(message, 0);
            worker.BeginBatch();
            Assert.True(worker.Respond(message, query.Length, Requestor.FromIPv4(1)) > 0);
            firsts.Add(message[query.Length + 15]);
        }
        return firsts;
    }

    /// <summary>RDATA of the records that turn: the last ones of the answer.</summary>
    private static List<string> Ring(DnsMessage message, int count) =>
        [.. TestResponder.DataOf(message.Answers.TakeLast(count))];
}
