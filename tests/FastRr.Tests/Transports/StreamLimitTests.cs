using System.Net;
using FastRr.Transports;
using FastRr.Transports.Streams;
using Xunit;

namespace FastRr.Tests.Transports;

public sealed class StreamLimitTests
{
    /// <summary>No connection is closed for a response that it did not take.</summary>
    private static readonly StreamOptions IdleAlone = new()
    {
        Idle = TimeSpan.FromSeconds(30),
        WriteStall = TimeSpan.FromHours(10),
    };

    [Fact]
    public void Idle_SinceTheLastCompleteQuery_Closes()
    {
        using var server = new RunningStreams(IdleAlone);
        using var client = server.Connect();
        client.AskAndExpect(1);
        server.Time.Advance(TimeSpan.FromSeconds(20));
        client.AskAndExpect(2);
        server.Time.Advance(TimeSpan.FromSeconds(20));
        client.AskAndExpect(3);
        Assert.InRange(server.AdvanceUntilExpired(), TimeSpan.FromSeconds(30), TimeSpan.FromHours(1));
        client.ExpectClosed();
    }

    [Fact]
    public void Idle_ConnectionThatNeverAsked_Closes()
    {
        using var server = new RunningStreams(IdleAlone);
        using var silent = server.Connect();
        server.WaitForConnections(1);
        Assert.InRange(server.AdvanceUntilExpired(), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(32));
        silent.ExpectClosed();
    }

    [Fact]
    public void Idle_QueryThatDrips_DoesNotKeepTheConnection()
    {
        using var server = new RunningStreams(IdleAlone);
        using var client = server.Connect();
        server.WaitForConnections(1);
        foreach (var octet in TestStream.Framed(2).AsSpan(0, 3))
        {
            client.Send([octet]);
            server.Time.Advance(TimeSpan.FromSeconds(10));
        }
        Assert.InRange(server.AdvanceUntilExpired(), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        client.ExpectClosed();
    }

    [Fact]
    public void Connections_TableFull_TheLongestIdleMakesRoom()
    {
        using var server = new RunningStreams(new StreamOptions { Connections = 3 });
        using var first = server.Connect();
        first.AskAndExpect(1);
        server.Time.Advance(TimeSpan.FromSeconds(1));
        using var second = server.Connect();
        second.AskAndExpect(2);
        server.Time.Advance(TimeSpan.FromSeconds(1));
        using var third = server.Connect();
        third.AskAndExpect(3);
        server.Time.Advance(TimeSpan.FromSeconds(1));
        first.AskAndExpect(4);

        using var fourth = server.Connect();
        fourth.AskAndExpect(5);
        second.ExpectClosed();
        first.AskAndExpect(6);
        third.AskAndExpect(7);
        fourth.AskAndExpect(8);
        Assert.Equal(new StreamCounters(3, 4, 0, 1, 0), server.Transport.ReadCounters());
    }

    [Fact]
    public void Connections_FlowOfClients_NeverExceedsTheTable()
    {
        using var server = new RunningStreams(new StreamOptions { Connections = 8 });
        var clients = new List<TestStream>();
        for (ushort id = 1; id <= 100; id++)
        {
            var client = server.Connect();
            client.AskAndExpect(id);
            clients.Add(client);
        }
        Assert.Equal(new StreamCounters(8, 100, 0, 92, 0), server.Transport.ReadCounters());
        clients.ForEach(client => client.Dispose());
        server.WaitForConnections(0);
    }

    [Fact]
    public void PerClient_OneTooMany_IsRefusedAndOthersAreNot()
    {
        using var server = new RunningStreams(new StreamOptions { PerClient = 2 });
        var crowd = IPAddress.Parse("127.0.0.5");
        using var first = server.Connect(crowd);
        using var second = server.Connect(crowd);
        first.AskAndExpect(1);
        second.AskAndExpect(2);
        using var third = server.Connect(crowd);
        third.ExpectClosed();
        using var other = server.Connect(IPAddress.Parse("127.0.0.6"));
        other.AskAndExpect(3);
        first.AskAndExpect(4);
        Assert.Equal(new StreamCounters(3, 3, 1, 0, 0), server.Transport.ReadCounters());

        second.Dispose();
        server.WaitForConnections(2);
        using var again = server.Connect(crowd);
        again.AskAndExpect(5);
    }

    [Fact]
    public void PerClient_ExemptNetwork_IsNotLimited()
    {
        using var server = new RunningStreams(new StreamOptions
        {
            PerClient = 1,
            Exempt = [IPNetwork.Parse("127.0.0.8/30"), IPNetwork.Parse("2001:db8::/32")],
        });
        var exempt = IPAddress.Parse("127.0.0.9");
        using var first = server.Connect(exempt);
        using var second = server.Connect(exempt);
        using var third = server.Connect(exempt);
        first.AskAndExpect(1);
        second.AskAndExpect(2);
        third.AskAndExpect(3);
    }

    [Fact]
    public void ClientOf_Addresses_IPv4WholeAndIPv6BySixtyFour()
    {
        static UInt128 ClientOf(string address)
        {
            var requestor = PeerAddress.ToStreamRequestor(IPAddress.Parse(address));
            return StreamTable.ClientOf(in requestor);
        }

        Assert.NotEqual(ClientOf("192.0.2.1"), ClientOf("192.0.2.2"));
        Assert.Equal(ClientOf("2001:db8::1"), ClientOf("2001:db8::ffff:0:0:1"));
        Assert.NotEqual(ClientOf("2001:db8::1"), ClientOf("2001:db8:0:1::1"));
        Assert.NotEqual(ClientOf("::1"), ClientOf("0.0.0.1"));
    }

    [Fact]
    public void WriteStall_ClientThatDoesNotRead_IsClosedAndHarmsNoOthers()
    {
        using var server = new RunningStreams(new StreamOptions
        {
            Idle = TimeSpan.FromHours(10),
            WriteStall = TimeSpan.FromSeconds(10),
        });
        using var deaf = new TestStream(server.EndPoint, receiveBufferOctets: 4096);
        using var witness = server.Connect();
        witness.AskAndExpect(1);
        Assert.True(
            SpinWait.SpinUntil(
                () =>
                {
                    // A server that was only slow to read is given more.
                    deaf.AskUntilStuck();
                    server.Time.Advance(TimeSpan.FromSeconds(6));
                    return server.Transport.ReadCounters() is { Expired: 1, Open: 1 };
                },
                RunningLoop.Patience),
            "The connection is still there.");
        witness.AskAndExpect(2);
    }

    [Fact]
    public void Close_ClientThatDoesNotRead_IsNotWaitedForLong()
    {
        var server = new RunningStreams();
        using var deaf = new TestStream(server.EndPoint, receiveBufferOctets: 4096);
        deaf.AskUntilStuck();
        server.Dispose();
        Assert.Equal(0, server.Transport.ReadCounters().Open);
    }
}
