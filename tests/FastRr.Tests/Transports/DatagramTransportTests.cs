using System.Net;
using System.Net.Sockets;
using FastRr.Testing.Processes;
using FastRr.Transports;
using Xunit;

namespace FastRr.Tests.Transports;

public sealed class DatagramTransportTests
{
    public static TheoryData<LoopKind> Kinds => [.. Enum.GetValues<LoopKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Run_IPv4Query_IsAnsweredFromTheAddressAsked(LoopKind kind)
    {
        using var loop = RunningLoop.Start(kind, IPAddress.Loopback);
        using var peer = new TestPeer(IPAddress.Loopback);
        for (var i = 0; i < 100; i++)
            peer.AskAndExpect(loop.EndPoint);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Run_IPv6Query_IsAnsweredFromTheAddressAsked(LoopKind kind)
    {
        using var loop = RunningLoop.Start(kind, IPAddress.IPv6Loopback);
        using var peer = new TestPeer(IPAddress.IPv6Loopback);
        for (var i = 0; i < 100; i++)
            peer.AskAndExpect(loop.EndPoint);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Run_ManyPeers_EachGetsItsOwnAnswers(LoopKind kind)
    {
        const int Queries = 20;
        using var loop = RunningLoop.Start(kind, IPAddress.Loopback);
        var peers = new TestPeer[32];
        for (var i = 0; i < peers.Length; i++)
            peers[i] = new TestPeer(new IPAddress([127, 0, 0, (byte)(1 + i)]), (ushort)(1 + (i * Queries)));
        for (var round = 0; round < Queries; round++)
        {
            foreach (var peer in peers)
                peer.Ask(loop.EndPoint);
        }
        for (var i = 0; i < peers.Length; i++)
        {
            var ids = new SortedSet<ushort>();
            for (var round = 0; round < Queries; round++)
                ids.Add(peers[i].Receive().Id);
            Assert.Equal(Queries, ids.Count);
            Assert.Equal(1 + (i * Queries), ids.Min);
            Assert.Equal((i + 1) * Queries, ids.Max);
            peers[i].Dispose();
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Run_NotAQuery_IsDroppedAndTheRestAnswered(LoopKind kind)
    {
        using var loop = RunningLoop.Start(kind, IPAddress.Loopback);
        using var peer = new TestPeer(IPAddress.Loopback);
        var response = TestPeer.Query(9999);
        response[2] |= 0x80;
        for (var i = 0; i < 50; i++)
        {
            peer.Send([], loop.EndPoint);
            peer.Ask(loop.EndPoint);
            peer.Send([1, 2, 3], loop.EndPoint);
            peer.Send(response, loop.EndPoint);
            peer.Ask(loop.EndPoint);
        }
        var ids = new SortedSet<ushort>();
        for (var i = 0; i < 100; i++)
            ids.Add(peer.Receive().Id);
        Assert.Equal(100, ids.Count);
        Assert.Equal(1, ids.Min);
        Assert.Equal(100, ids.Max);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Run_LongestDatagram_DoesNotStopTheLoop(LoopKind kind)
    {
        using var loop = RunningLoop.Start(kind, IPAddress.Loopback, new DatagramOptions { MessageOctets = 512 });
        using var peer = new TestPeer(IPAddress.Loopback);
        var huge = new byte[65507];
        huge[2] = 0x80;
        peer.Send(huge, loop.EndPoint);
        peer.AskAndExpect(loop.EndPoint);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Run_PeerThatHasGone_DoesNotStopTheLoop(LoopKind kind)
    {
        using var loop = RunningLoop.Start(kind, IPAddress.Loopback);
        for (var i = 0; i < 20; i++)
        {
            using var gone = new TestPeer(IPAddress.Loopback);
            gone.Ask(loop.EndPoint);
        }
        using var peer = new TestPeer(IPAddress.Loopback);
        peer.AskAndExpect(loop.EndPoint);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Close_QueriesInTheSocket_AreAnsweredFirst(LoopKind kind)
    {
        // As many responses as the peer's own buffer holds unread: 208 KiB by default, 768 octets each.
        const int Queries = 200;
        using var peer = new TestPeer(IPAddress.Loopback);
        var transport = RunningLoop.Create(kind, new IPEndPoint(IPAddress.Loopback, 0), new DatagramOptions());
        transport.Open();
        for (var i = 0; i < Queries; i++)
            peer.Ask(transport.LocalEndPoint);
        var thread = new Thread(transport.Run);
        thread.Start();
        // The first answer says that the loop is in its stride; the rest is still in the socket or on its way.
        peer.Receive();
        transport.Close();
        Assert.True(thread.Join(RunningLoop.Patience));
        for (var i = 1; i < Queries; i++)
            peer.Receive();
        Assert.Equal(
            new DatagramCounters(Queries, Queries, 0, 0, 0, 0), transport.ReadCounters() with { AllocatedOctets = 0 });
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Close_LoopThatWaits_ReturnsAndFreesTheEndPoint(LoopKind kind)
    {
        // Out of the range from which other tests are given theirs meanwhile.
        var endPoint = new IPEndPoint(IPAddress.Loopback, LoopbackPort.Next());
        var loop = new RunningLoop(RunningLoop.Create(kind, endPoint, new DatagramOptions()));
        using (var peer = new TestPeer(IPAddress.Loopback))
            peer.AskAndExpect(loop.EndPoint);
        loop.Stop();
        using var again = RunningLoop.Create(kind, endPoint, new DatagramOptions());
        again.Open();
        Assert.Equal(endPoint, again.LocalEndPoint);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Close_BeforeRun_RunReturnsAtOnce(LoopKind kind)
    {
        var transport = RunningLoop.Create(kind, new IPEndPoint(IPAddress.Loopback, 0), new DatagramOptions());
        transport.Open();
        transport.Close();
        transport.Close();
        transport.Run();
        Assert.Equal(default, transport.ReadCounters());
    }

    [Theory]
    [InlineData(LoopKind.Mmsg)]
    [InlineData(LoopKind.Uring)]
    [InlineData(LoopKind.Blocking)]
    [InlineData(LoopKind.EventOnOneSocket)]
    public void Open_EndPointTaken_SaysWhoseAndWhy(LoopKind kind)
    {
        using var first = RunningLoop.Start(kind, IPAddress.Loopback);
        using var second = RunningLoop.Create(kind, first.EndPoint, new DatagramOptions());
        var failure = Assert.Throws<SocketException>(second.Open);
        Assert.Equal(SocketError.AddressAlreadyInUse, failure.SocketErrorCode);
        Assert.Contains($"udp {first.EndPoint}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("another program listens there", failure.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Open_AddressNotOnTheHost_IsBoundAllTheSame(LoopKind kind)
    {
        using var transport = RunningLoop.Create(
            kind, new IPEndPoint(IPAddress.Parse("192.0.2.77"), 0), new DatagramOptions());
        transport.Open();
        Assert.NotEqual(0, transport.LocalEndPoint.Port);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void ReadCounters_AfterTraffic_CountsWhatWasReceivedAndSent(LoopKind kind)
    {
        var loop = RunningLoop.Start(kind, IPAddress.Loopback);
        using var peer = new TestPeer(IPAddress.Loopback);
        for (var i = 0; i < 10; i++)
            peer.AskAndExpect(loop.EndPoint);
        peer.Send([1, 2, 3], loop.EndPoint);
        peer.AskAndExpect(loop.EndPoint);
        loop.Stop();
        Assert.Equal(
            new DatagramCounters(12, 11, 0, 0, 0, 0), loop.Transport.ReadCounters() with { AllocatedOctets = 0 });
    }
}
