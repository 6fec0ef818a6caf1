using System.Net;
using System.Net.Sockets;
using FastRr.Engine;
using FastRr.Testing.Processes;
using FastRr.Transports;
using FastRr.Transports.Setup;
using FastRr.Transports.Sockets;
using FastRr.Transports.Wildcards;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FastRr.Tests.Transports.Wildcards;

public sealed class WildcardTransportTests
{
    private volatile string[] _addresses = ["127.0.0.1", "127.0.0.2", "127.0.0.3"];

    [Fact]
    public void Run_AnyAddress_IsAnsweredFromIt()
    {
        using var loop = new RunningLoop(Create(LoopbackPort.Next(), out _));
        using var peer = new TestPeer(IPAddress.Loopback);
        foreach (var address in _addresses)
            peer.AskAndExpect(new IPEndPoint(IPAddress.Parse(address), loop.EndPoint.Port));
        loop.Stop();
        Assert.Equal(
            new DatagramCounters(3, 3, 0, 0, 0, 0), loop.Transport.ReadCounters() with { AllocatedOctets = 0 });
    }

    [Fact]
    public void Run_AddressesChange_AreFollowed()
    {
        var port = LoopbackPort.Next();
        using var loop = new RunningLoop(Create(port, out var responder));
        using var peer = new TestPeer(IPAddress.Loopback);
        peer.AskAndExpect(new IPEndPoint(IPAddress.Parse("127.0.0.1"), port));
        peer.AskAndExpect(new IPEndPoint(IPAddress.Parse("127.0.0.2"), port));

        _addresses = ["127.0.0.2", "127.0.0.4", "127.0.0.5"];
        ((WildcardTransport)loop.Transport).Refresh();
        Assert.True(SpinWait.SpinUntil(() => CanBind("127.0.0.1", port), RunningLoop.Patience), "127.0.0.1 is left");
        Assert.True(SpinWait.SpinUntil(() => !CanBind("127.0.0.5", port), RunningLoop.Patience), "127.0.0.5 is taken");
        foreach (var address in _addresses)
            peer.AskAndExpect(new IPEndPoint(IPAddress.Parse(address), port));

        Assert.Equal(3, responder.Workers.Count);
        loop.Stop();
        Assert.Equal(
            new DatagramCounters(5, 5, 0, 0, 0, 0), loop.Transport.ReadCounters() with { AllocatedOctets = 0 });
    }

    [Fact]
    public void Open_NoAddress_SaysSo()
    {
        _addresses = [];
        using var transport = Create(5300, out _);
        var failure = Assert.Throws<SocketException>(transport.Open);
        Assert.Equal("udp 0.0.0.0:5300: this host has no such address", failure.Message);
    }

    [Fact]
    public void Open_OneAddressTaken_LeavesNoneOpen()
    {
        var port = LoopbackPort.Next();
        using var holder = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        holder.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.3"), port));
        using var transport = Create(port, out _);
        Assert.Throws<SocketException>(transport.Open);
        Assert.True(CanBind("127.0.0.1", port));
        Assert.True(CanBind("127.0.0.2", port));
    }

    [Fact]
    public void Read_ThisHost_HasItsLoopbackAddresses()
    {
        Assert.Contains(IPAddress.Loopback, LocalAddresses.Read(AddressFamily.InterNetwork));
        Assert.All(
            LocalAddresses.Read(AddressFamily.InterNetworkV6),
            address => Assert.Equal(AddressFamily.InterNetworkV6, address.AddressFamily));
    }

    [Theory]
    [InlineData("0.0.0.0", "127.0.0.1")]
    [InlineData("::", "::1")]
    public void CreateLoops_Wildcard_ServesEveryAddressOfTheHost(string wildcard, string loopback)
    {
        var listen = new IPEndPoint(IPAddress.Parse(wildcard), LoopbackPort.Next());
        var transports = SocketTransports.CreateLoops(
            listen, 2, new Responder(new ResponderOptions()), new DatagramOptions(), NullLogger.Instance);
        using var loop = new RunningLoop(Assert.Single(transports));
        var local = LocalAddresses.Read(listen.AddressFamily);
        Assert.Contains(IPAddress.Parse(loopback), local);
        foreach (var address in local)
        {
            using var peer = new TestPeer(address);
            peer.AskAndExpect(new IPEndPoint(address, listen.Port));
        }
    }

    private static bool CanBind(string address, int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private WildcardTransport Create(int port, out Responder responder)
    {
        responder = new Responder(new ResponderOptions());
        var options = new DatagramOptions();
        return new WildcardTransport(
            new IPEndPoint(IPAddress.Any, port),
            responder,
            workersPerAddress: 1,
            (at, workers) => [new BlockingSocketTransport(at, workers[0], options, NullLogger.Instance)],
            _ => [.. _addresses.Select(IPAddress.Parse)],
            options,
            NullLogger.Instance);
    }
}
