using System.Net;
using System.Net.Sockets;
using FastRr.Engine;
using FastRr.Transports.Setup;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports.Sockets;

/// <summary>
/// Several receives in flight (<see cref="SocketAsyncEventArgs"/>), each with a worker of its own, answered on the
/// thread pool. <see cref="DatagramTransport.Run"/> only waits.
/// </summary>
/// <remarks>
/// On Windows all receives wait on one socket. On Linux each has a SO_REUSEPORT socket of its own: .NET keeps one
/// waiting receive for each socket there, and allocates for every further one.
/// </remarks>
internal sealed class EventSocketTransport : DatagramTransport
{
    /// <summary>A loop that has not seen its wake-up by then has lost it in a full buffer.</summary>
    private const int WakeMilliseconds = 250;

    private readonly ResponderWorker[] _workers;
    private readonly bool _sharesSocket;
    private readonly ILogger _logger;
    private readonly RareEvent _rare = new();
    private readonly ManualResetEventSlim _closing = new();
    private readonly ManualResetEventSlim _ended = new();
    private DatagramSocket[] _sockets = [];
    private EventSocketLoop[] _loops = [];
    private int _running;

    /// <param name="endPoint">Where to listen.</param>
    /// <param name="workers">One for each receive in flight.</param>
    /// <param name="options">Sizes.</param>
    /// <param name="sharesSocket">One socket for all; else one for each, which only Linux balances.</param>
    /// <param name="logger">Told of rare events.</param>
    public EventSocketTransport(
        IPEndPoint endPoint, ResponderWorker[] workers, DatagramOptions options, bool sharesSocket, ILogger logger)
        : base(endPoint, options with { ReusePort = !sharesSocket && (workers.Length > 1 || options.ReusePort) })
    {
        _workers = workers;
        _sharesSocket = sharesSocket;
        _logger = logger;
    }

    internal bool IsEnding => IsClosing;

    public override DatagramCounters ReadCounters()
    {
        var sum = default(DatagramCounters);
        foreach (var loop in _loops)
            sum += loop.ReadCounters();
        foreach (var socket in _sockets)
            sum += new DatagramCounters(0, 0, 0, 0, socket.ReadDrops(), 0);
        return sum;
    }

    internal void EndLoop()
    {
        if (Interlocked.Decrement(ref _running) == 0)
            _ended.Set();
    }

    internal void ReportLostBatch(Exception failure)
    {
        if (failure is not ObjectDisposedException && _rare.IsDue())
            TransportLog.BatchLost(_logger, LocalEndPoint, failure);
    }

    internal void ReportFailedSend(SocketException failure)
    {
        if (_rare.IsDue())
            TransportLog.SendFailed(_logger, LocalEndPoint, ReadCounters().SendFailures, failure.Message);
    }

    internal void ReportFailedReceive(SocketError error)
    {
        if (_rare.IsDue())
            TransportLog.ReceiveFailed(_logger, LocalEndPoint, new SocketException((int)error).Message);
    }

    protected override void Bind()
    {
        var endPoint = EndPoint;
        foreach (var worker in _workers)
        {
            if (_sockets.Length == 0 || !_sharesSocket)
                _sockets = [.. _sockets, DatagramSocket.Open(endPoint, Options)];
            endPoint = _sockets[0].LocalEndPoint;
            _loops = [.. _loops, new EventSocketLoop(this, _sockets[^1].Socket, worker, Options.MessageOctets)];
        }
        LocalEndPoint = endPoint;
    }

    protected override void RunLoop()
    {
        _running = _loops.Length;
        foreach (var loop in _loops)
            ThreadPool.UnsafeQueueUserWorkItem(loop, preferLocal: false);
        _closing.Wait();
        if (!_ended.Wait(WakeMilliseconds))
        {
            CloseSockets();
            _ended.Wait();
        }
    }

    protected override void Wake()
    {
        if (_sharesSocket)
            SendWakers();
        else
            ShutdownSockets();
        _closing.Set();
    }

    protected override void Release()
    {
        CloseSockets();
        foreach (var loop in _loops)
            loop.Dispose();
        // Others may still be inside Set: the events, which hold no handle, are left to the collector.
    }

    /// <summary>An empty datagram for each loop: it stands behind everything that came before.</summary>
    private void SendWakers()
    {
        try
        {
            using var waker = new Socket(LocalEndPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            for (var i = 0; i < _loops.Length; i++)
                waker.SendTo(ReadOnlySpan<byte>.Empty, LocalEndPoint);
        }
        catch (SocketException)
        {
            // Then the loops end when the socket does.
        }
    }

    private void ShutdownSockets()
    {
        foreach (var socket in _sockets)
            socket.ShutdownReceive();
    }

    private void CloseSockets()
    {
        foreach (var socket in _sockets)
            socket.Dispose();
    }
}
