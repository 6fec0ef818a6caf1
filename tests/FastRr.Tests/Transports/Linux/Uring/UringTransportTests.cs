using System.Net;
using FastRr.Engine;
using FastRr.Testing.Processes;
using FastRr.Transports;
using FastRr.Transports.Linux.Uring;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FastRr.Tests.Transports.Linux.Uring;

public sealed class UringTransportTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 64)]
    [InlineData(2, 64)]
    [InlineData(8, 3)]
    [InlineData(64, 64)]
    public void Run_MoreQueriesThanBuffers_AnswersEach(int buffers, int batch)
    {
        const int Queries = 200;
        using var transport = Create(buffers, batch);
        transport.Open();
        using var peer = new TestPeer(IPAddress.Loopback);
        for (var i = 0; i < Queries; i++)
            peer.Ask(transport.LocalEndPoint);
        using (var loop = new RunningLoop(transport, isOpen: true))
        {
            var ids = new SortedSet<ushort>();
            for (var i = 0; i < Queries; i++)
                ids.Add(peer.Receive().Id);
            Assert.Equal(Queries, ids.Count);
            peer.AskAndExpect(transport.LocalEndPoint);
        }
        Assert.Equal(
            new DatagramCounters(Queries + 1, Queries + 1, 0, 0, 0, 0),
            transport.ReadCounters() with { AllocatedOctets = 0 });
    }

    [Fact]
    public void Run_BuffersTakenManyTimes_AnswersEach()
    {
        using var transport = Create(buffers: 16, batch: 4);
        transport.Open();
        using var loop = new RunningLoop(transport, isOpen: true);
        using var peer = new TestPeer(IPAddress.Loopback);
        for (var round = 0; round < 500; round++)
        {
            for (var i = 0; i < 7; i++)
                peer.Ask(transport.LocalEndPoint);
            for (var i = 0; i < 7; i++)
                peer.Receive();
        }
    }

    [Fact]
    public void Run_EmptyDatagrams_EndTheReceiveAndItStartsAnew()
    {
        using var transport = Create(buffers: 8, batch: 4);
        transport.Open();
        using (var loop = new RunningLoop(transport, isOpen: true))
        {
            using var peer = new TestPeer(IPAddress.Loopback);
            for (var i = 0; i < 50; i++)
            {
                peer.Send([], transport.LocalEndPoint);
                peer.AskAndExpect(transport.LocalEndPoint);
            }
        }
        Assert.Equal(
            new DatagramCounters(100, 50, 0, 0, 0, 0), transport.ReadCounters() with { AllocatedOctets = 0 });
    }

    [Fact]
    public void Close_FewerBuffersThanQueriesInTheSocket_AnswersThemFirst()
    {
        const int Queries = 150;
        using var transport = Create(buffers: 4, batch: 2);
        transport.Open();
        using var peer = new TestPeer(IPAddress.Loopback);
        for (var i = 0; i < Queries; i++)
            peer.Ask(transport.LocalEndPoint);
        var thread = new Thread(transport.Run);
        thread.Start();
        peer.Receive();
        transport.Close();
        Assert.True(thread.Join(RunningLoop.Patience));
        for (var i = 1; i < Queries; i++)
            peer.Receive();
        Assert.Equal(
            new DatagramCounters(Queries, Queries, 0, 0, 0, 0), transport.ReadCounters() with { AllocatedOctets = 0 });
    }

    [Fact]
    public void Close_TheReceiveStillThere_FreesTheEndPointAtOnce()
    {
        RunningLoop.Require(LoopKind.Uring);
        // Out of the range from which other tests are given theirs meanwhile.
        var endPoint = new IPEndPoint(IPAddress.Loopback, LoopbackPort.Next());
        for (var i = 0; i < 50; i++)
        {
            // Without SO_REUSEPORT the next bind fails while anything holds the socket.
            using var loop = new RunningLoop(RunningLoop.Create(LoopKind.Uring, endPoint, new DatagramOptions()));
            using var peer = new TestPeer(IPAddress.Loopback);
            peer.AskAndExpect(loop.EndPoint);
        }
    }

    private static UringTransport Create(int buffers, int batch)
    {
        RunningLoop.Require(LoopKind.Uring);
        return new UringTransport(
            new IPEndPoint(IPAddress.Loopback, 0),
            new Responder(new ResponderOptions()).CreateWorker(),
            new DatagramOptions { Batch = batch },
            cpu: null,
            NullLogger.Instance)
        {
            BufferCount = buffers,
        };
    }
}
