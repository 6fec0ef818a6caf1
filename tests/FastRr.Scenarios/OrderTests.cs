using FastRr.Testing;
using FastRr.Testing.Dns;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Scenarios;

/// <summary>What a script cannot say of the order of an answer: shares over many of them.</summary>
public sealed class OrderTests
{
    private static readonly DnsQuery Query = new("www.example.com", "A");

    [Fact]
    public void Answers_OrderRandom_AreTheRotationsAndAllOfThem()
    {
        // One rotation of three stays away from 300 answers with a probability of 3 · (2/3)^300 < 10^-52.
        const int Answers = 300;
        using var folder = new TemporaryFolder();
        var configuration = SmallZone.Write(folder, SmallZone.Entry.Replace(" }", ", order: random }"));
        using var server = FastRrProcess.Serve(configuration);
        using var client = new UdpDnsClient(server.Address);
        var seen = Enumerable.Range(0, Answers).Select(_ => Order(client)).ToHashSet();
        Assert.Equal(["1 2 3", "2 3 1", "3 1 2"], seen.Order());
    }

    [Fact]
    public void Answers_OrderCyclicFromManyClientsAtOnce_GiveEachMemberItsShareExactly()
    {
        const int Clients = 8;
        const int AnswersEach = 75;
        using var folder = new TemporaryFolder();
        using var server = FastRrProcess.Serve(SmallZone.Write(folder));
        var orders = new string[Clients * AnswersEach];
        Parallel.For(0, Clients, new ParallelOptions { MaxDegreeOfParallelism = Clients }, number =>
        {
            using var client = new UdpDnsClient(server.Address);
            for (var i = 0; i < AnswersEach; i++)
                orders[number * AnswersEach + i] = Order(client);
        });
        var shares = orders.GroupBy(order => order).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(["1 2 3", "2 3 1", "3 1 2"], shares.Keys.Order());
        Assert.All(shares.Values, share => Assert.Equal(Clients * AnswersEach / 3, share));
    }

    [Fact]
    public void Answers_RotationPerWorkerFromOneClient_WalkTheRing()
    {
        // One socket is one flow, and one flow one worker.
        using var folder = new TemporaryFolder();
        var configuration = SmallZone.Write(folder, "server: { rotation: per-worker, workers: 2 }\n" + SmallZone.Entry);
        using var server = FastRrProcess.Serve(configuration);
        using var client = new UdpDnsClient(server.Address);
        string[] ring = ["1 2 3", "2 3 1", "3 1 2"];
        var start = Array.IndexOf(ring, Order(client));
        Assert.NotEqual(-1, start);
        for (var k = 1; k <= 12; k++)
            Assert.Equal(ring[(start + k) % ring.Length], Order(client));
    }

    /// <summary>The last octets of the addresses, in the order of the answer.</summary>
    private static string Order(UdpDnsClient client) =>
        string.Join(' ', client.Ask(Query).Answers.Select(record => record.RData[^1]));
}
