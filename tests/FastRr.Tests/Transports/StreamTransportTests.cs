using System.Net;
using System.Net.Sockets;
using FastRr.Engine;
using FastRr.Testing.Processes;
using FastRr.Transports;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FastRr.Tests.Transports;

public sealed class StreamTransportTests
{
    [Fact]
    public void Serve_IPv6_IsAnswered()
    {
        using var server = new RunningStreams(address: IPAddress.IPv6Loopback);
        using var client = server.Connect();
        client.AskAndExpect(7);
    }

    [Fact]
    public void Serve_ConnectionKept_AnswersOneQueryAfterAnother()
    {
        using var server = new RunningStreams();
        using var client = server.Connect();
        for (ushort id = 1; id <= 500; id++)
            client.AskAndExpect(id);
    }

    [Fact]
    public void Serve_QueryOctetByOctet_IsAnsweredOnce()
    {
        using var server = new RunningStreams();
        using var client = server.Connect();
        for (ushort id = 1; id <= 3; id++)
        {
            foreach (var octet in TestStream.Framed(id))
                client.Send([octet]);
            Assert.Equal(id, client.Receive());
        }
        Assert.Equal(0, client.Socket.Available);
    }

    [Fact]
    public void Serve_ThousandPipelined_AreAnsweredInOrder()
    {
        using var server = new RunningStreams();
        using var client = server.Connect();
        var all = new List<byte>();
        for (ushort id = 1; id <= 1000; id++)
            all.AddRange(TestStream.Framed(id));
        client.Send(all.ToArray());
        for (ushort id = 1; id <= 1000; id++)
            Assert.Equal(id, client.Receive());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(32)]
    [InlineData(1000)]
    [InlineData(4097)]
    public void Serve_SegmentsCutAnywhere_AreAnsweredInOrder(int cut)
    {
        using var server = new RunningStreams();
        using var client = server.Connect();
        var all = new List<byte>();
        for (ushort id = 1; id <= 200; id++)
            all.AddRange(TestStream.Framed(id));
        var octets = all.ToArray();
        for (var at = 0; at < octets.Length; at += cut)
            client.Send(octets.AsSpan(at, Math.Min(cut, octets.Length - at)));
        for (ushort id = 1; id <= 200; id++)
            Assert.Equal(id, client.Receive());
    }

    [Fact]
    public void Serve_LongestMessage_IsTakenWhole()
    {
        using var server = new RunningStreams();
        using var client = server.Connect();
        var longest = new byte[ushort.MaxValue];
        TestPeer.Query(1).CopyTo(longest, 0);
        client.Send(TestStream.Framed(longest));
        client.Send(TestStream.Framed(2));
        Assert.Equal(1, client.Receive());
        Assert.Equal(2, client.Receive());
    }

    [Fact]
    public void Serve_HalfClosed_StillGetsItsAnswers()
    {
        using var server = new RunningStreams();
        using var client = server.Connect();
        for (ushort id = 1; id <= 100; id++)
            client.Send(TestStream.Framed(id));
        client.Socket.Shutdown(SocketShutdown.Send);
        for (ushort id = 1; id <= 100; id++)
            Assert.Equal(id, client.Receive());
        client.ExpectClosed();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(11)]
    public void Serve_LengthUnderTwelve_ClosesAfterWhatCameBefore(int length)
    {
        using var server = new RunningStreams();
        using var client = server.Connect();
        byte[] octets = [.. TestStream.Framed(1), 0, (byte)length];
        client.Send(octets);
        Assert.Equal(1, client.Receive());
        client.ExpectClosed();
    }

    [Fact]
    public void Serve_ResponseInsteadOfQuery_Closes()
    {
        using var server = new RunningStreams();
        using var client = server.Connect();
        var response = TestPeer.Query(1);
        response[2] |= 0x80;
        client.Send(TestStream.Framed(response));
        client.ExpectClosed();
    }

    [Fact]
    public void Serve_ClientsThatReset_HarmNoOthers()
    {
        // More than come at once: a reset connection counts until the server has seen the reset.
        using var server = new RunningStreams(new StreamOptions { PerClient = 200 });
        using var witness = server.Connect();
        witness.AskAndExpect(1);
        for (ushort id = 1; id <= 100; id++)
        {
            var client = server.Connect();
            client.Send(TestStream.Framed(id).AsSpan(0, id % 32));
            client.Send(TestStream.Framed(id));
            client.Socket.Close(0);
        }
        witness.AskAndExpect(2);
        using var next = server.Connect();
        next.AskAndExpect(3);
    }

    [Fact]
    public void Open_EndPointTaken_SaysWhoseAndWhy()
    {
        using var first = new RunningStreams();
        using var second = new StreamTransport(
            [new IPEndPoint(IPAddress.IPv6Loopback, 0), first.EndPoint],
            new Responder(new ResponderOptions()), new StreamOptions(), TimeProvider.System, NullLogger.Instance);
        var failure = Assert.Throws<SocketException>(second.Open);
        Assert.Equal(SocketError.AddressAlreadyInUse, failure.SocketErrorCode);
        Assert.Equal($"tcp {first.EndPoint}: another program listens there", failure.Message);
    }

    [Fact]
    public void Close_QueriesInTheSocket_AreAnsweredFirst()
    {
        var server = new RunningStreams();
        using var client = server.Connect();
        client.AskAndExpect(1);
        var all = new List<byte>();
        for (ushort id = 1; id <= 1000; id++)
            all.AddRange(TestStream.Framed(id));
        client.Send(all.ToArray());
        server.Dispose();
        for (ushort id = 1; id <= 1000; id++)
            Assert.Equal(id, client.Receive());
        client.ExpectClosed();
    }

    [Fact]
    public void Open_WildcardIPv6_LeavesIPv4ToOthers()
    {
        var port = LoopbackPort.Next();
        using var server = new StreamTransport(
            [new IPEndPoint(IPAddress.IPv6Any, port), new IPEndPoint(IPAddress.Any, port)],
            new Responder(new ResponderOptions()), new StreamOptions(), TimeProvider.System, NullLogger.Instance);
        server.Open();
        server.Start();
        using var ipv6 = new TestStream(new IPEndPoint(IPAddress.IPv6Loopback, port));
        using var ipv4 = new TestStream(new IPEndPoint(IPAddress.Parse("127.0.0.9"), port));
        ipv6.AskAndExpect(1);
        ipv4.AskAndExpect(2);
    }

    [Fact]
    public void Close_IdleConnections_AreClosedAtOnce()
    {
        var server = new RunningStreams();
        using var idle = server.Connect();
        idle.AskAndExpect(1);
        server.Dispose();
        idle.ExpectClosed();
        Assert.Equal(0, server.Transport.ReadCounters().Open);
        var failure = Assert.Throws<SocketException>(() => server.Connect());
        Assert.Equal(SocketError.ConnectionRefused, failure.SocketErrorCode);
    }
}
