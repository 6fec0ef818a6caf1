using System.Net;
using FastRr.Testing;
using FastRr.Testing.Dns;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Scenarios;

/// <summary>
/// TCP as octets: where segments begin and end has nothing to do with where messages do (RFC 7766 §8).
/// </summary>
public sealed class TcpStreamTests : IDisposable
{
    private readonly FastRrProcess _server = FastRrProcess.ServeDemo();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void Stream_OneQueryOctetByOctet_IsAnswered()
    {
        using var client = new TcpDnsClient(_server.Address);
        var query = new DnsQuery("www.example.com", "A");
        foreach (var octet in TcpDnsClient.Frame(query.Compose()))
            client.SendOctets([octet]);
        AssertAnswers(query, client.Receive());
    }

    [Fact]
    public void Stream_ManyQueriesInOneSegment_AreAllAnswered()
    {
        using var client = new TcpDnsClient(_server.Address);
        var queries = Enumerable.Range(0, 20).Select(i => new DnsQuery($"n{i}.apps.example.com", "A"))
            .ToDictionary(query => query.Id);
        client.SendOctets([.. queries.Values.SelectMany(query => TcpDnsClient.Frame(query.Compose()))]);
        // RFC 7766 §7: answers may come in any order, and the ID tells whose they are.
        foreach (var _ in queries.ToList())
        {
            var response = client.Receive();
            Assert.True(queries.Remove(response.Id, out var query));
            AssertAnswers(query, response);
        }
    }

    [Fact]
    public void Stream_QueriesCutAcrossSegments_AreAllAnswered()
    {
        using var client = new TcpDnsClient(_server.Address);
        var queries = Enumerable.Range(0, 5).Select(_ => new DnsQuery("www.example.com", "A"))
            .ToDictionary(query => query.Id);
        var octets = queries.Values.SelectMany(query => TcpDnsClient.Frame(query.Compose())).ToArray();
        // 9 and a frame of 35 octets have no common divisor: the cuts fall everywhere, into length octets too.
        foreach (var segment in octets.Chunk(9))
            client.SendOctets(segment);
        foreach (var _ in queries.ToList())
        {
            var response = client.Receive();
            Assert.True(queries.Remove(response.Id, out var query));
            AssertAnswers(query, response);
        }
    }

    [Fact]
    public void Stream_ThousandQueriesBeforeTheFirstRead_AreAllAnswered()
    {
        const int Count = 1000;
        using var client = new TcpDnsClient(_server.Address);
        var octets = TcpDnsClient.Frame(new DnsQuery("www.example.com", "A").Compose());
        // The queries are written by another thread, since the server may stop reading until we read.
        var sending = new Thread(() =>
        {
            for (var i = 0; i < Count; i++)
                client.SendOctets(octets);
        });
        sending.Start();
        for (var i = 0; i < Count; i++)
            Assert.Equal(3, client.Receive().Answers.Count);
        sending.Join();
    }

    [Fact]
    public void Stream_ClientEndsItsDirection_GetsItsAnswersThenTheEnd()
    {
        using var client = new TcpDnsClient(_server.Address);
        var query = new DnsQuery("www.example.com", "A");
        client.SendOctets(TcpDnsClient.Frame(query.Compose()));
        client.ShutdownSend();
        AssertAnswers(query, client.Receive());
        Assert.Null(client.ReceiveRaw());
    }

    [Fact]
    public void Stream_EndsInsideAMessage_GetsTheEndAndTheServerLives()
    {
        using (var client = new TcpDnsClient(_server.Address))
        {
            client.SendOctets(TcpDnsClient.Frame(new DnsQuery("www.example.com", "A").Compose()).AsSpan(0, 20));
            client.ShutdownSend();
            Assert.Null(client.ReceiveRaw());
        }
        AssertServes(_server.Address);
    }

    [Fact]
    public void Stream_FrameShorterThanAHeader_IsNotAnsweredAndTheServerLives()
    {
        using (var client = new TcpDnsClient(_server.Address))
        {
            client.SendOctets([0, 0, 0, 1, 0xAA]);
            client.ShutdownSend();
            Assert.Null(client.ReceiveRaw());
        }
        AssertServes(_server.Address);
    }

    [Fact]
    public void Stream_KeepaliveOptionInTheQuery_ComesBackWithTheIdleTime()
    {
        using var client = new TcpDnsClient(_server.Address);
        var response = client.Ask(new DnsQuery("www.example.com", "A") { PayloadSize = 1232, Options = [(11, [])] });
        // RFC 7828 §3.1: 16 bits of 100 ms; the idle time is 30 s unless configured.
        Assert.Equal([0x01, 0x2C], response.Opt?.Option(11));
    }

    [Fact]
    public void Datagram_KeepaliveOptionInTheQuery_IsNotAnswered()
    {
        using var client = new UdpDnsClient(_server.Address);
        var response = client.Ask(new DnsQuery("www.example.com", "A") { PayloadSize = 1232, Options = [(11, [])] });
        // RFC 7828 §3.2.2: not over UDP.
        Assert.NotNull(response.Opt);
        Assert.Null(response.Opt.Option(11));
    }

    [Fact]
    public void Stream_ConnectionsBeyondTheLimitOfAClient_AreClosedAndTheOthersServed()
    {
        using var folder = new TemporaryFolder();
        var configuration = SmallZone.Write(folder, "server: { tcp: { per-client: 4 } }\n" + SmallZone.Entry);
        using var server = FastRrProcess.Serve(configuration);
        var clients = new List<TcpDnsClient>();
        try
        {
            for (var i = 0; i < 4; i++)
                clients.Add(Connect(server.Address));
            using var fifth = new TcpDnsClient(server.Address);
            Assert.Null(fifth.ReceiveRaw());
            Assert.All(clients, AssertServes);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    /// <summary>
    /// A connection that is served. The one that found the server ready may still be counted, so one that is closed
    /// at once is tried again.
    /// </summary>
    private static TcpDnsClient Connect(IPEndPoint address)
    {
        const int Tries = 1000;
        for (var i = 0; i < Tries; i++)
        {
            var client = new TcpDnsClient(address);
            client.SendOctets(TcpDnsClient.Frame(new DnsQuery("www.example.com", "A").Compose()));
            if (client.ReceiveRaw() is not null)
                return client;
            client.Dispose();
        }
        throw new TimeoutException($"{Tries} connections were closed");
    }

    private static void AssertAnswers(DnsQuery query, DnsMessage response)
    {
        Assert.Equal(query.Id, response.Id);
        Assert.Equal(0, response.Rcode);
        Assert.Equal(3, response.Answers.Count);
        Assert.All(response.Answers, record => Assert.Equal(query.Name, record.Owner));
    }

    private static void AssertServes(IPEndPoint address)
    {
        using var client = new TcpDnsClient(address);
        AssertServes(client);
    }

    private static void AssertServes(TcpDnsClient client)
    {
        var query = new DnsQuery("www.example.com", "A");
        AssertAnswers(query, client.Ask(query));
    }
}
