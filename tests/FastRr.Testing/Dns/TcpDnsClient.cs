using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace FastRr.Testing.Dns;

/// <summary>
/// One TCP connection that frames messages as RFC 1035 §4.2.2 has it, or sends whatever octets it is given.
/// </summary>
public sealed class TcpDnsClient : IDisposable
{
    private const int TimeoutMilliseconds = 30_000;
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    public TcpDnsClient(IPEndPoint server)
    {
        _client = new TcpClient(server.AddressFamily) { NoDelay = true };
        _client.Connect(server);
        _stream = _client.GetStream();
        _stream.ReadTimeout = TimeoutMilliseconds;
        _stream.WriteTimeout = TimeoutMilliseconds;
    }

    /// <summary>A message behind its two length octets.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> message)
    {
        var framed = new byte[message.Length + 2];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)message.Length);
        message.CopyTo(framed.AsSpan(2));
        return framed;
    }

    /// <summary>Sends octets as they are, as one segment where they fit.</summary>
    public void SendOctets(ReadOnlySpan<byte> octets) => _stream.Write(octets);

    /// <summary>Ends our direction; the server's stays open.</summary>
    public void ShutdownSend() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>
    /// The next message without its length octets, or null where the server closed between two messages.
    /// </summary>
    public byte[]? ReceiveRaw()
    {
        Span<byte> length = stackalloc byte[2];
        int first;
        try
        {
            first = _stream.Read(length[..1]);
        }
        catch (IOException error)
            when (error.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return null;
        }
        if (first == 0)
            return null;
        _stream.ReadExactly(length[1..]);
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        _stream.ReadExactly(message);
        return message;
    }

    /// <summary>The next message, decoded.</summary>
    /// <exception cref="FormatException">It breaks the protocol, or the server closed.</exception>
    public DnsMessage Receive() =>
        DnsMessage.Parse(ReceiveRaw() ?? throw new FormatException("the server closed the connection"));

    public DnsMessage Ask(DnsQuery query)
    {
        SendOctets(Frame(query.Compose()));
        return Receive();
    }

    public void Dispose() => _client.Dispose();
}
