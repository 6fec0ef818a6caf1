using System.Net;
using System.Net.Sockets;
using FastRr.Engine;
using FastRr.Transports.Setup;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports.Sockets;

/// <summary>
/// One thread in synchronous receives and sends, on the overloads that keep the peer in a <see
/// cref="SocketAddress"/> and allocate nothing. A batch is one datagram.
/// </summary>
internal sealed class BlockingSocketTransport : DatagramTransport
{
    /// <summary>
    /// Most batches between close and the end: a full receive buffer of 4 MiB holds about 5 500 queries, 768 octets
    /// each with the kernel's overhead. More than that has arrived after the close.
    /// </summary>
    private const int DrainBatches = 8192;

    private readonly ResponderWorker _worker;
    private readonly ILogger _logger;
    private readonly RareEvent _rare = new();
    private readonly bool _isIPv6;
    private readonly byte[] _message;
    private readonly SocketAddress _peer;
    private DatagramSocket? _socket;
    private LoopCounters _counters;
    private bool _isDrained;
    private ReceivePatience _patience;

    public BlockingSocketTransport(IPEndPoint endPoint, ResponderWorker worker, DatagramOptions options, ILogger logger)
        : base(endPoint, options)
    {
        _worker = worker;
        _logger = logger;
        _isIPv6 = endPoint.AddressFamily == AddressFamily.InterNetworkV6;
        _message = GC.AllocateArray<byte>(options.MessageOctets + Answering.Slack, pinned: true);
        _peer = PeerAddress.CreateBuffer(endPoint.AddressFamily);
    }

    public override DatagramCounters ReadCounters() => _counters.Read(_socket?.ReadDrops() ?? 0);

    protected override void Bind()
    {
        _socket = DatagramSocket.Open(EndPoint, Options);
        LocalEndPoint = _socket.LocalEndPoint;
    }

    protected override void RunLoop()
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        while (!IsClosing)
        {
            RunGuarded();
            _counters.CountAllocations(allocated);
        }
        for (var i = 0; i < DrainBatches && OperatingSystem.IsLinux() && !_isDrained; i++)
            RunGuarded();
    }

    protected override void Wake()
    {
        // Elsewhere than on Linux only the end of the socket ends a receive.
        if (OperatingSystem.IsLinux())
            _socket!.ShutdownReceive();
        else
            _socket!.Dispose();
    }

    protected override void Release() => _socket?.Dispose();

    private void RunGuarded()
    {
        try
        {
            RunBatch(_socket!.Socket);
        }
        catch (SocketException failure)
        {
            CountFailedReceive(failure.SocketErrorCode);
        }
        catch (Exception failure)
        {
            _isDrained = IsClosing;
            if (failure is not ObjectDisposedException && _rare.IsDue())
                TransportLog.BatchLost(_logger, LocalEndPoint, failure);
        }
    }

    private void RunBatch(Socket socket)
    {
        _peer.Size = _peer.Buffer.Length;
        var length = socket.ReceiveFrom(_message.AsSpan(0, Options.MessageOctets), SocketFlags.None, _peer);
        _patience.Renew();
        if (_peer.Size == 0)
        {
            // No datagram is without a sender: the socket has been shut down and is empty.
            _isDrained = true;
            return;
        }
        _counters.Received++;
        var address = _peer.Buffer.Span;
        if (!PeerAddress.HasPort(address))
            return;
        _worker.BeginBatch();
        var requestor = PeerAddress.ToRequestor(address, _isIPv6);
        var octets = Answering.Answer(_worker, _message, length, in requestor);
        if (octets > 0)
            Send(socket, octets);
    }

    private void Send(Socket socket, int octets)
    {
        try
        {
            socket.SendTo(_message.AsSpan(0, octets), SocketFlags.None, _peer);
            _counters.Sent++;
        }
        catch (SocketException failure)
        {
            _counters.SendFailures++;
            if (_rare.IsDue())
                TransportLog.SendFailed(_logger, LocalEndPoint, _counters.SendFailures, failure.Message);
        }
    }

    private void CountFailedReceive(SocketError error)
    {
        _isDrained = IsClosing;
        if (IsClosing)
            return;
        _counters.ReceiveErrors++;
        // ICMP errors of earlier responses come up here on some systems: they concern one peer, not the socket.
        if (error is SocketError.ConnectionReset or SocketError.ConnectionRefused or SocketError.MessageSize
            or SocketError.NetworkReset or SocketError.HostUnreachable or SocketError.NetworkUnreachable)
            return;
        if (_rare.IsDue())
            TransportLog.ReceiveFailed(_logger, LocalEndPoint, new SocketException((int)error).Message);
        if (_patience.IsEndedByFailure())
            ReceivePatience.Pause();
    }
}
