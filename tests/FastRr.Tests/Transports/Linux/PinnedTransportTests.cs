using System.Net;
using System.Net.Sockets;
using FastRr.Testing.Processes;
using FastRr.Transports;
using FastRr.Transports.Linux;
using Xunit;

namespace FastRr.Tests.Transports.Linux;

/// <summary>What the loops of Linux do beyond what every loop does.</summary>
public sealed class PinnedTransportTests
{
    public static TheoryData<LoopKind> Kinds => [LoopKind.Mmsg, LoopKind.Uring];

    [Theory]
    [InlineData(LoopKind.Mmsg, "127.0.0.1")]
    [InlineData(LoopKind.Mmsg, "127.0.0.2")]
    [InlineData(LoopKind.Mmsg, "127.200.3.4")]
    [InlineData(LoopKind.Uring, "127.0.0.1")]
    [InlineData(LoopKind.Uring, "127.0.0.2")]
    [InlineData(LoopKind.Uring, "127.200.3.4")]
    public void Run_WildcardIPv4_AnswersFromTheAddressAsked(LoopKind kind, string asked)
    {
        using var loop = RunningLoop.Start(kind, IPAddress.Any);
        using var peer = new TestPeer(IPAddress.Loopback);
        var server = new IPEndPoint(IPAddress.Parse(asked), loop.EndPoint.Port);
        for (var i = 0; i < 10; i++)
            peer.AskAndExpect(server);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Run_WildcardIPv6_AnswersFromTheAddressAsked(LoopKind kind)
    {
        using var loop = RunningLoop.Start(kind, IPAddress.IPv6Any);
        using var peer = new TestPeer(IPAddress.IPv6Loopback);
        for (var i = 0; i < 10; i++)
            peer.AskAndExpect(new IPEndPoint(IPAddress.IPv6Loopback, loop.EndPoint.Port));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Open_WildcardIPv6_LeavesIPv4ToOthers(LoopKind kind)
    {
        using var ipv6 = RunningLoop.Start(kind, IPAddress.IPv6Any);
        using var ipv4 = new RunningLoop(RunningLoop.Create(
            kind, new IPEndPoint(IPAddress.Any, ipv6.EndPoint.Port), new DatagramOptions()));
        using var peer = new TestPeer(IPAddress.Loopback);
        peer.AskAndExpect(new IPEndPoint(IPAddress.Loopback, ipv4.EndPoint.Port));
        ipv6.Stop();
        Assert.Equal(0, ipv6.Transport.ReadCounters().Received);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Run_TwoLoopsOnOnePort_AnswerEveryPeer(LoopKind kind)
    {
        var endPoint = new IPEndPoint(IPAddress.Loopback, LoopbackPort.Next());
        var cpus = CpuAffinity.ReadCpus();
        var transports = RunningLoop.CreatePinned(kind, endPoint, [cpus[0], cpus[^1]], new DatagramOptions());
        Assert.Equal(2, transports.Count);
        using var first = new RunningLoop(transports[0]);
        using var second = new RunningLoop(transports[1]);
        for (var i = 0; i < 200; i++)
        {
            using var peer = new TestPeer(IPAddress.Loopback);
            peer.AskAndExpect(endPoint);
        }
        first.Stop();
        second.Stop();
        // 200 peers on one side alone is as likely as 200 heads.
        Assert.NotEqual(0, transports[0].ReadCounters().Received);
        Assert.NotEqual(0, transports[1].ReadCounters().Received);
        Assert.Equal(200, transports[0].ReadCounters().Sent + transports[1].ReadCounters().Sent);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Run_SourcePortZero_IsCountedAndTheRestSent(LoopKind kind)
    {
        using var loop = RunningLoop.Start(kind, IPAddress.Loopback);
        using var peer = new TestPeer(IPAddress.Loopback);
        // Only root may forge one; without it the count is that of nothing forged.
        var forged = Environment.IsPrivilegedProcess ? 1 : 0;
        if (forged > 0)
            SendFromPortZero(TestPeer.Query(77), loop.EndPoint.Port);
        peer.AskAndExpect(loop.EndPoint);
        loop.Stop();
        Assert.Equal(
            new DatagramCounters(1 + forged, 1, forged, 0, 0, 0),
            loop.Transport.ReadCounters() with { AllocatedOctets = 0 });
    }

    [Theory, MemberData(nameof(Kinds))]
    public void ReadCounters_BufferOverrun_CountsTheDrops(LoopKind kind)
    {
        using var transport = RunningLoop.Create(
            kind, new IPEndPoint(IPAddress.Loopback, 0), new DatagramOptions { SocketBufferOctets = 4096 });
        transport.Open();
        using var peer = new TestPeer(IPAddress.Loopback);
        for (var i = 0; i < 200; i++)
            peer.Ask(transport.LocalEndPoint);
        var thread = new Thread(transport.Run);
        thread.Start();
        peer.Receive();
        transport.Close();
        Assert.True(thread.Join(RunningLoop.Patience));
        var counters = transport.ReadCounters();
        Assert.NotEqual(0, counters.ReceiveDrops);
        Assert.Equal(200, counters.Received + counters.ReceiveDrops);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Run_WildcardAndSourcePortZero_CountsTheFailure(LoopKind kind)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may forge a source port");
        using var loop = RunningLoop.Start(kind, IPAddress.Any);
        using var peer = new TestPeer(IPAddress.Loopback);
        SendFromPortZero(TestPeer.Query(77), loop.EndPoint.Port);
        peer.AskAndExpect(new IPEndPoint(IPAddress.Loopback, loop.EndPoint.Port));
        loop.Stop();
        Assert.Equal(
            new DatagramCounters(2, 1, 1, 0, 0, 0), loop.Transport.ReadCounters() with { AllocatedOctets = 0 });
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Run_QueryTooLong_IsCutOffAndAnsweredAsFarAsItGoes(LoopKind kind)
    {
        using var loop = RunningLoop.Start(kind, IPAddress.Loopback, new DatagramOptions { MessageOctets = 512 });
        using var peer = new TestPeer(IPAddress.Loopback);
        var query = TestPeer.Query(7);
        Array.Resize(ref query, 600);
        peer.Send(query, loop.EndPoint);
        Array.Resize(ref query, 512);
        peer.Send(query, loop.EndPoint);
        // The engine sees the same octets both times.
        Assert.Equal(peer.ReceiveMessage(), peer.ReceiveMessage());
    }

    [Theory, MemberData(nameof(Kinds))]
    public void ReadCounters_LoopThatWaits_HasCountedEveryResponse(LoopKind kind)
    {
        using var loop = RunningLoop.Start(kind, IPAddress.Loopback);
        using var peer = new TestPeer(IPAddress.Loopback);
        for (var i = 1; i <= 10; i++)
        {
            peer.AskAndExpect(loop.EndPoint);
            // Nothing more comes: the count follows by itself.
            Assert.True(SpinWait.SpinUntil(() => loop.Transport.ReadCounters().Sent == i, RunningLoop.Patience));
        }
    }

    private static void SendFromPortZero(byte[] query, int port)
    {
        using var raw = new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Udp);
        byte[] datagram = [0, 0, (byte)(port >> 8), (byte)port, 0, (byte)(8 + query.Length), 0, 0, .. query];
        raw.SendTo(datagram, new IPEndPoint(IPAddress.Loopback, 0));
    }
}
