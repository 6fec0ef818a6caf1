using System.Net;
using System.Net.Sockets;
using FastRr.Engine;
using FastRr.Testing.Processes;
using FastRr.Transports;
using FastRr.Transports.Linux;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FastRr.Tests.Transports.Linux;

public sealed class MmsgTransportTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2")]
    [InlineData("127.200.3.4")]
    public void Run_WildcardIPv4_AnswersFromTheAddressAsked(string asked)
    {
        using var loop = RunningLoop.Start(LoopKind.Mmsg, IPAddress.Any);
        using var peer = new TestPeer(IPAddress.Loopback);
        var server = new IPEndPoint(IPAddress.Parse(asked), loop.EndPoint.Port);
        for (var i = 0; i < 10; i++)
            peer.AskAndExpect(server);
    }

    [Fact]
    public void Run_WildcardIPv6_AnswersFromTheAddressAsked()
    {
        using var loop = RunningLoop.Start(LoopKind.Mmsg, IPAddress.IPv6Any);
        using var peer = new TestPeer(IPAddress.IPv6Loopback);
        for (var i = 0; i < 10; i++)
            peer.AskAndExpect(new IPEndPoint(IPAddress.IPv6Loopback, loop.EndPoint.Port));
    }

    [Fact]
    public void Open_WildcardIPv6_LeavesIPv4ToOthers()
    {
        using var ipv6 = RunningLoop.Start(LoopKind.Mmsg, IPAddress.IPv6Any);
        using var ipv4 = new RunningLoop(RunningLoop.Create(
            LoopKind.Mmsg, new IPEndPoint(IPAddress.Any, ipv6.EndPoint.Port), new DatagramOptions()));
        using var peer = new TestPeer(IPAddress.Loopback);
        peer.AskAndExpect(new IPEndPoint(IPAddress.Loopback, ipv4.EndPoint.Port));
        ipv6.Stop();
        Assert.Equal(0, ipv6.Transport.ReadCounters().Received);
    }

    [Fact]
    public void Run_TwoLoopsOnOnePort_AnswerEveryPeer()
    {
        var endPoint = new IPEndPoint(IPAddress.Loopback, LoopbackPort.Next());
        var transports = MmsgTransports.CreateLoops(
            endPoint, CpuAffinity.ReadCpus()[..1].Append(CpuAffinity.ReadCpus()[^1]).ToArray(),
            new Responder(new ResponderOptions()), new DatagramOptions(), NullLogger.Instance);
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

    [Fact]
    public void Run_SourcePortZero_IsCountedAndTheRestSent()
    {
        using var loop = RunningLoop.Start(LoopKind.Mmsg, IPAddress.Loopback);
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

    [Fact]
    public void ReadCounters_BufferOverrun_CountsTheDrops()
    {
        using var transport = RunningLoop.Create(
            LoopKind.Mmsg, new IPEndPoint(IPAddress.Loopback, 0), new DatagramOptions { SocketBufferOctets = 4096 });
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

    private static void SendFromPortZero(byte[] query, int port)
    {
        using var raw = new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Udp);
        byte[] datagram = [0, 0, (byte)(port >> 8), (byte)port, 0, (byte)(8 + query.Length), 0, 0, .. query];
        raw.SendTo(datagram, new IPEndPoint(IPAddress.Loopback, 0));
    }
}
