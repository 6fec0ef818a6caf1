using System.Net;
using System.Net.Sockets;

namespace FastRr.Testing.Dns;

/// <summary>A connected UDP socket that sends and receives datagrams as octets, and decodes responses.</summary>
public sealed class UdpDnsClient : IDisposable
{
    // A loopback socket loses datagrams when its buffers are full, so a query is asked again before it counts as lost.
    private const int Tries = 5;
    private const int TryMilliseconds = 3000;
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[65535];

    public UdpDnsClient(IPEndPoint server)
    {
        _socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _socket.Connect(server);
    }

    public void Send(ReadOnlySpan<byte> datagram) => _socket.Send(datagram);

    /// <summary>The next datagram, or null where none came in time.</summary>
    public byte[]? Receive(int milliseconds = TryMilliseconds)
    {
        if (!_socket.Poll(TimeSpan.FromMilliseconds(milliseconds), SelectMode.SelectRead))
            return null;
        return _buffer[.._socket.Receive(_buffer)];
    }

    /// <summary>Asks until an answer with the query's ID comes; older answers are passed over.</summary>
    /// <exception cref="TimeoutException">None came.</exception>
    /// <exception cref="FormatException">The answer breaks the protocol.</exception>
    public DnsMessage Ask(DnsQuery query) => DnsMessage.Parse(AskRaw(query));

    /// <summary>The same, with the octets as they came.</summary>
    public byte[] AskRaw(DnsQuery query)
    {
        var octets = query.Compose();
        for (var i = 0; i < Tries; i++)
        {
            Send(octets);
            while (Receive() is { } response)
            {
                if (response.Length >= 2 && response.AsSpan(0, 2).SequenceEqual(octets.AsSpan(0, 2)))
                    return response;
            }
        }
        throw new TimeoutException($"no answer to {query} over UDP from {_socket.RemoteEndPoint}");
    }

    /// <summary>
    /// What came back for a datagram that may get no answer: everything received before the answer to a plain query
    /// sent behind it. Both take the same way through the server, so no waiting is needed to see that nothing comes.
    /// </summary>
    /// <param name="datagram">What is sent.</param>
    /// <param name="plain">What is sent behind it.</param>
    /// <param name="isAnswered">An answer is due: where the plain query's overtook it, it is waited for.</param>
    public IReadOnlyList<byte[]> Probe(ReadOnlySpan<byte> datagram, DnsQuery plain, bool isAnswered)
    {
        var octets = plain.Compose();
        Send(datagram);
        Send(octets);
        var received = new List<byte[]>();
        while (Receive(Tries * TryMilliseconds) is { } response)
        {
            if (response.Length < 12 || !response.AsSpan(0, 2).SequenceEqual(octets.AsSpan(0, 2)))
            {
                received.Add(response);
                continue;
            }
            if (received.Count == 0 && isAnswered && Receive() is { } late)
                received.Add(late);
            return received;
        }
        throw new TimeoutException($"no answer to {plain} after {Convert.ToHexStringLower(datagram)}");
    }

    public void Dispose() => _socket.Dispose();
}
