using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace FastRr.Tests.Transports;

/// <summary>A TCP client that speaks the two-octet framing of RFC 1035 §4.2.2.</summary>
internal sealed class TestStream : IDisposable
{
    private static readonly byte[] s_queries = [.. Enumerable.Range(0, 1000).SelectMany(_ => Framed(1))];

    private int _queriesSent;

    public TestStream(IPEndPoint server, IPAddress? from = null, int? receiveBufferOctets = null)
    {
        Socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = (int)RunningLoop.Patience.TotalMilliseconds,
            SendTimeout = (int)RunningLoop.Patience.TotalMilliseconds,
        };
        if (receiveBufferOctets is { } octets)
            Socket.ReceiveBufferSize = octets;
        if (from is not null)
            Socket.Bind(new IPEndPoint(from, 0));
        Socket.Connect(server);
    }

    public Socket Socket { get; }

    public static byte[] Framed(ushort id) => Framed(TestPeer.Query(id));

    public static byte[] Framed(ReadOnlySpan<byte> message)
    {
        var framed = new byte[2 + message.Length];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)message.Length);
        message.CopyTo(framed.AsSpan(2));
        return framed;
    }

    public void Send(ReadOnlySpan<byte> octets)
    {
        while (!octets.IsEmpty)
            octets = octets[Socket.Send(octets)..];
    }

    /// <summary>Reads one response and gives its identifier.</summary>
    public ushort Receive()
    {
        Span<byte> prefix = stackalloc byte[2];
        Fill(prefix);
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
        Fill(message);
        Assert.True(message.Length >= 12, "A response has a header.");
        Assert.Equal(0x80, message[2] & 0x80);
        return BinaryPrimitives.ReadUInt16BigEndian(message);
    }

    public void AskAndExpect(ushort id)
    {
        Send(Framed(id));
        Assert.Equal(id, Receive());
    }

    /// <summary>
    /// Asks and reads no answer, until nothing more can be sent: a server that can't write stops reading. Goes on
    /// where the last call stopped.
    /// </summary>
    public void AskUntilStuck()
    {
        Socket.Blocking = false;
        var error = SocketError.Success;
        while (error == SocketError.Success && Socket.Poll(TimeSpan.FromMilliseconds(50), SelectMode.SelectWrite))
        {
            var sent = Socket.Send(
                s_queries, _queriesSent, s_queries.Length - _queriesSent, SocketFlags.None, out error);
            _queriesSent = (_queriesSent + sent) % s_queries.Length;
        }
    }

    /// <summary>Waits until the server has closed; a reset counts.</summary>
    public void ExpectClosed()
    {
        try
        {
            Assert.Equal(0, Socket.Receive(new byte[1]));
        }
        catch (SocketException failure)
        {
            Assert.Equal(SocketError.ConnectionReset, failure.SocketErrorCode);
        }
    }

    public void Dispose() => Socket.Dispose();

    private void Fill(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var received = Socket.Receive(buffer);
            Assert.NotEqual(0, received);
            buffer = buffer[received..];
        }
    }
}
