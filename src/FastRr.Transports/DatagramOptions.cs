namespace FastRr.Transports;

/// <summary>How datagram transports are set up; the same for every loop of a server.</summary>
public sealed record DatagramOptions
{
    /// <summary>The least room for one message, in octets: RFC 6891 §6.2.3 asks for no less than 512.</summary>
    public const int LeastMessageOctets = 512;

    private readonly int _messageOctets = 4096;
    private readonly int _batch = 16;

    /// <summary>
    /// Room for one message in octets, query or response; at least 512. A longer query is cut off, a longer response
    /// is truncated by the engine. Not less than the EDNS payload that is offered. Default 4096.
    /// </summary>
    public int MessageOctets
    {
        get => _messageOctets;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, LeastMessageOctets);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ushort.MaxValue);
            _messageOctets = value;
        }
    }

    /// <summary>
    /// The kernel's receive and send buffer in octets. Default 4 MiB: some ten thousand queries, 100 ms at 100 k/s.
    /// </summary>
    public int SocketBufferOctets { get; init; } = 4 << 20;

    /// <summary>
    /// Several sockets share the end point and the kernel spreads peers over them (SO_REUSEPORT). Linux only.
    /// </summary>
    public bool ReusePort { get; init; }

    /// <summary>
    /// Among several sockets on one end point, a datagram goes to the loop on the CPU that took it in, instead of by
    /// a hash of its addresses. Only loops that are kept on CPUs heed it.
    /// </summary>
    public bool SteersByCpu { get; init; }

    /// <summary>
    /// Most datagrams taken with one system call, 1 to 1024 (UIO_MAXIOV). Default 16: buffers of more leave the nearest
    /// caches before they are answered; 0.17 µs an answer outside the kernel instead of 0.21 with 64.
    /// </summary>
    public int Batch
    {
        get => _batch;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1024);
            _batch = value;
        }
    }
}
