using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace FastRr.Tests.Transports;

/// <summary>A UDP client that asks with plain queries and knows its answers by their identifiers.</summary>
internal sealed class TestPeer : IDisposable
{
    private readonly Socket _socket;

    public TestPeer(IPAddress address, ushort firstId = 1)
    {
        _socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveTimeout = (int)RunningLoop.Patience.TotalMilliseconds,
        };
        _socket.Bind(new IPEndPoint(address, 0));
        NextId = firstId;
    }

    public ushort NextId { get; private set; }

    /// <summary>example.com A IN, RD set.</summary>
    public static byte[] Query(ushort id)
    {
        byte[] query =
        [
            0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0,
            7, (byte)'e', (byte)'x', (byte)'a', (byte)'m', (byte)'p', (byte)'l', (byte)'e',
            3, (byte)'c', (byte)'o', (byte)'m', 0, 0, 1, 0, 1,
        ];
        BinaryPrimitives.WriteUInt16BigEndian(query, id);
        return query;
    }

    public ushort Ask(EndPoint server)
    {
        var id = NextId++;
        _socket.SendTo(Query(id), server);
        return id;
    }

    public void Send(ReadOnlySpan<byte> datagram, EndPoint server) =>
        _socket.SendTo(datagram, SocketFlags.None, server);

    /// <summary>Waits for one response; says whose it is and where it came from.</summary>
    public (ushort Id, IPEndPoint Source) Receive()
    {
        var message = ReceiveMessage(out var source);
        return (BinaryPrimitives.ReadUInt16BigEndian(message), source);
    }

    /// <summary>Waits for one response.</summary>
    public byte[] ReceiveMessage() => ReceiveMessage(out _);

    /// <summary>One query, one response, from where it was asked.</summary>
    public void AskAndExpect(IPEndPoint server)
    {
        var id = Ask(server);
        var (answered, source) = Receive();
        Assert.Equal(id, answered);
        Assert.Equal(server, source);
    }

    public void Dispose() => _socket.Dispose();

    private byte[] ReceiveMessage(out IPEndPoint source)
    {
        var buffer = new byte[4096];
        EndPoint sender = new IPEndPoint(
            _socket.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        var length = _socket.ReceiveFrom(buffer, ref sender);
        Assert.True(length >= 12, "A response has a header.");
        Assert.Equal(0x80, buffer[2] & 0x80);
        source = (IPEndPoint)sender;
        return buffer[..length];
    }
}
