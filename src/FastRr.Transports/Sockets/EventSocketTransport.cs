using FastRr.Transports.Setup;
using System.Net;
using System.Net.Sockets;
using FastRr.Engine;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports.Sockets;

/// <summary>
/// One socket with several receives in flight (<see cref="SocketAsyncEventArgs"/>), each with a worker of its own,
/// answered on the thread pool. <see cref="DatagramTransport.Run"/> only waits.
/// </summary>
internal sealed class EventSocketTransport : DatagramTransport
{
    /// <summary>A loop that has not seen its wake-up by then has lost it in a full buffer.</summary>
    private const int WakeMilliseconds = 250;

    private readonly ResponderWorker[] _workers;
    private readonly ILogger _logger;
    private readonly RareEvent _rare = new();
    private readonly ManualResetEventSlim _closing = new();
    private readonly ManualResetEventSlim _ended = new();
    private DatagramSocket? _socket;
    private EventSocketLoop[] _loops = [];
    private int _running;

    /// <param name="endPoint">Where to listen.</param>
    /// <param name="workers">One for each receive in flight.</param>
    /// <param name="options">Sizes; the port is never shared.</param>
    /// <param name="logger">Told of rare events.</param>
    public EventSocketTransport(
        IPEndPoint endPoint, ResponderWorker[] workers, DatagramOptions options, ILogger logger)
        : base(endPoint, options with { ReusePort = false })
    {
        _workers = workers;
        _logger = logger;
    }

    internal bool IsEnding => IsClosing;

    public override DatagramCounters ReadCounters()
    {
        var sum = default(DatagramCounters) with { ReceiveDrops = _socket?.ReadDrops() ?? 0 };
        foreach (var loop in _loops)
            sum += loop.ReadCounters();
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
        _socket = DatagramSocket.Open(EndPoint, Options);
        LocalEndPoint = _socket.LocalEndPoint;
        var loops = new EventSocketLoop[_workers.Length];
        for (var i = 0; i < loops.Length; i++)
            loops[i] = new EventSocketLoop(this, _socket.Socket, _workers[i], Options.MessageOctets);
        _loops = loops;
    }

    protected override void RunLoop()
    {
        _running = _loops.Length;
        foreach (var loop in _loops)
            ThreadPool.UnsafeQueueUserWorkItem(loop, preferLocal: false);
        _closing.Wait();
        if (!_ended.Wait(WakeMilliseconds))
        {
            _socket!.Dispose();
            _ended.Wait();
        }
    }

    /// <summary>An empty datagram for each loop: it stands behind everything that came before.</summary>
    protected override void Wake()
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
        _closing.Set();
    }

    protected override void Release()
    {
        _socket!.Dispose();
        foreach (var loop in _loops)
            loop.Dispose();
        // Others may still be inside Set: the events, which hold no handle, are left to the collector.
    }
}
