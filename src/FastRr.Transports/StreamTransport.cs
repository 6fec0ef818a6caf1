using System.Net;
using System.Net.Sockets;
using FastRr.Engine;
using FastRr.Transports.Setup;
using FastRr.Transports.Streams;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;

namespace FastRr.Transports;

/// <summary>
/// DNS over TCP (RFC 7766) on all end points of a server: one table of connections, one set of limits, few workers.
/// </summary>
public sealed class StreamTransport : IDisposable
{
    /// <summary>How often overdue connections are looked for, at most: closes come so much late.</summary>
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    /// <summary>How long <see cref="Close"/> waits for answers to what has arrived.</summary>
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// More threads than this never answer at a time: a worker that does not fit would be lost to the counters.
    /// </summary>
    private const int MostWorkers = 4096;

    private readonly StreamOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly RareEvent _rare = new();
    private readonly List<StreamListener> _listeners = [];
    private ITimer? _sweeper;
    private int _isClosed;

    /// <param name="endPoints">Where to listen. [::] is IPv6 only.</param>
    /// <param name="responder">Makes a worker for each thread that answers at a time.</param>
    /// <param name="options">The limits.</param>
    /// <param name="timeProvider">Decides what is overdue.</param>
    /// <param name="logger">Told of rare events.</param>
    public StreamTransport(
        IEnumerable<IPEndPoint> endPoints,
        Responder responder,
        StreamOptions options,
        TimeProvider timeProvider,
        ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(endPoints);
        ArgumentNullException.ThrowIfNull(responder);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
        var connections = DescriptorLimit.Fit(options.Connections, DescriptorLimit.Read());
        if (connections < options.Connections)
            TransportLog.FewerConnections(logger, connections, options.Connections);
        Table = new StreamTable(connections, options.PerClient);
        Workers = new DefaultObjectPool<StreamWorker>(new StreamWorkerPolicy(responder), MostWorkers);
        Connections = new DefaultObjectPool<StreamConnection>(new StreamConnectionPolicy(this), connections);
        foreach (var endPoint in endPoints)
            _listeners.Add(new StreamListener(this, endPoint, timeProvider, logger));
    }

    /// <summary>The end points as they are bound, in the order given.</summary>
    public IReadOnlyList<IPEndPoint> LocalEndPoints => _listeners.ConvertAll(listener => listener.LocalEndPoint);

    internal StreamTable Table { get; }

    internal ObjectPool<StreamWorker> Workers { get; }

    internal ObjectPool<StreamConnection> Connections { get; }

    internal long Now => _timeProvider.GetTimestamp();

    internal bool IsClosed => Volatile.Read(ref _isClosed) != 0;

    /// <summary>
    /// Binds and listens on every end point. Clients can connect from here on; they wait for <see cref="Start"/>.
    /// </summary>
    /// <exception cref="SocketException">One can't be bound; the text names it and says why. None is left
    /// open.</exception>
    public void Open()
    {
        try
        {
            foreach (var listener in _listeners)
                listener.Open(_options.Backlog);
        }
        catch (SocketException)
        {
            foreach (var listener in _listeners)
                listener.Dispose();
            throw;
        }
    }

    /// <summary>Serves on the thread pool, until <see cref="Close"/>.</summary>
    public void Start()
    {
        var interval = Shortest(SweepInterval, _options.Idle / 2, _options.WriteStall / 2);
        _sweeper = _timeProvider.CreateTimer(
            static state => ((StreamTransport)state!).Sweep(), this, interval, interval);
        foreach (var listener in _listeners)
            listener.Start();
    }

    /// <summary>
    /// Stops listening, answers what has arrived, and closes: a second at most for clients that read, another for
    /// those that don't.
    /// </summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
            return;
        foreach (var listener in _listeners)
            listener.Dispose();
        _sweeper?.Dispose();
        Table.Close(ClosePatience);
    }

    public void Dispose() => Close();

    /// <summary>From any thread.</summary>
    public StreamCounters ReadCounters() => Table.ReadCounters();

    /// <summary>Serves the connection, or closes it if its client has too many.</summary>
    internal void Admit(Socket socket)
    {
        IPAddress client;
        try
        {
            client = ((IPEndPoint)socket.RemoteEndPoint!).Address;
            socket.NoDelay = true;
        }
        catch (SocketException)
        {
            // Reset before it was accepted.
            socket.Dispose();
            return;
        }
        var requestor = PeerAddress.ToStreamRequestor(client);
        var slot = Table.Add(socket, StreamTable.ClientOf(in requestor), IsExempt(client), Now);
        if (slot >= 0)
            Connections.Get().Start(socket, slot, in requestor);
        else
            socket.Close(0);
    }

    internal void ReportLostConnection(Exception failure)
    {
        if (_rare.IsDue())
            TransportLog.ConnectionLost(_logger, failure);
    }

    private void Sweep()
    {
        var now = _timeProvider.GetTimestamp();
        Table.CloseOverdue(now - ToTicks(_options.Idle), now - ToTicks(_options.WriteStall));
    }

    private long ToTicks(TimeSpan span) => (long)(span.TotalSeconds * _timeProvider.TimestampFrequency);

    private bool IsExempt(IPAddress client)
    {
        foreach (var network in _options.Exempt)
        {
            if (network.Contains(client))
                return true;
        }
        return false;
    }

    private static TimeSpan Shortest(TimeSpan one, TimeSpan two, TimeSpan three)
    {
        var shortest = one < two ? one : two;
        return shortest < three ? shortest : three;
    }
}
