using System.Net;
using FastRr.Engine;
using FastRr.Engine.Counters;
using FastRr.Server.Configuration;
using FastRr.Server.Logging;
using FastRr.Transports;
using FastRr.Transports.Linux;
using FastRr.Transports.Linux.Uring;
using Microsoft.Extensions.Logging;

namespace FastRr.Server.Hosting;

/// <summary>
/// The one place where all layers are wired: transports, responder, zones, made from what the configuration asks.
/// </summary>
internal sealed class DnsServer : IDisposable
{
    // What a socket holds is answered within milliseconds; a loop that takes longer hangs.
    private static readonly TimeSpan LoopPatience = TimeSpan.FromSeconds(2);

    // Room for a query of any size that is sensible, whatever we offer.
    private const int LeastMessageOctets = 4096;

    private readonly List<DatagramTransport> _datagrams = [];
    private readonly StreamTransport _streams;
    private readonly List<Thread> _threads = [];
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Responder _responder;
    private readonly ILogger _logger;
    private readonly int? _workers;
    private readonly DatagramOptions _datagramOptions;

    public DnsServer(ServerSettings settings, ILoggerFactory loggers)
    {
        _logger = loggers.CreateLogger<DnsServer>();
        _responder = new Responder(
            new ResponderOptions
            {
                Identity = settings.Identity,
                Version = settings.Version,
                UdpPayloadSize = settings.UdpPayload,
                RotatesPerWorker = settings.RotatesPerWorker,
                TcpIdleTimeout = settings.Tcp.Idle,
            },
            TimeProvider.System,
            new Logger<Responder>(loggers));
        Io = ChooseIo(settings, _logger);
        _workers = settings.Workers;
        _datagramOptions = new DatagramOptions
        {
            MessageOctets = Math.Max(LeastMessageOctets, settings.UdpPayload),
            SteersByCpu = settings.SteersByCpu,
        };
        _streams = new StreamTransport(
            settings.Listen,
            _responder,
            new StreamOptions
            {
                Connections = settings.Tcp.Connections,
                PerClient = settings.Tcp.PerClient,
                Idle = settings.Tcp.Idle,
                Exempt = settings.Tcp.Exempt,
            },
            TimeProvider.System,
            _logger);
    }

    /// <summary>
    /// How datagrams arrive: what was asked for or what takes its place, never <see cref="IoKind.Auto"/>.
    /// </summary>
    public IoKind Io { get; }

    /// <summary>Where it listens, once it is open.</summary>
    public IReadOnlyList<IPEndPoint> EndPoints => _streams.LocalEndPoints;

    /// <summary>Receive loops over all end points, once it is open.</summary>
    public int LoopCount => _datagrams.Count;

    /// <summary>What NSID answers, or null.</summary>
    public string? Identity => _responder.Options.Identity;

    /// <summary>True once zones are served.</summary>
    public bool IsReady => _responder.Snapshot is not null;

    /// <summary>Completes when a receive loop has ended by itself: there is no point in going on.</summary>
    public Task Failed => _failed.Task;

    /// <summary>Binds every address, for TCP and UDP.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">
    /// One can't be bound; the text names it and says why.
    /// </exception>
    public void Open()
    {
        // TCP first: its ports are never shared, so that a second server on the same address ends here and takes no
        // datagrams.
        _streams.Open();
        // Where any port would do, UDP takes the one that TCP was given.
        foreach (var endPoint in _streams.LocalEndPoints)
            _datagrams.AddRange(CreateLoops(endPoint));
        foreach (var transport in _datagrams)
            transport.Open();
    }

    /// <summary>Answers from here on; until <see cref="Publish"/> that nothing is ready (RFC 8914 §4.15).</summary>
    public void Start()
    {
        foreach (var transport in _datagrams)
        {
            var thread = new Thread(() => Run(transport)) { IsBackground = true, Name = $"udp {transport.EndPoint}" };
            _threads.Add(thread);
            thread.Start();
        }
        _streams.Start();
    }

    /// <summary>What is steered.</summary>
    public ServedSteering Steering { get; private set; } = ServedSteering.None;

    /// <summary>Compiles what was read, and serves it from here on.</summary>
    /// <exception cref="InvalidOperationException">It is right part by part, but can't be compiled.</exception>
    public void Publish(ServedData data)
    {
        var snapshot = data.Compile();
        if (data.Steering is { } steering)
            Steering = new ServedSteering(steering.Pools, data.Geo?.Databases ?? []);
        _responder.Publish(snapshot);
    }

    /// <summary>Queries for steered names so far from clients of a region, by its number.</summary>
    public long CountOfRegion(int region) => _responder.Workers.Sum(worker => worker.Counters.Regions[region]);

    /// <summary>Answers so far that had a member in first place, by its number.</summary>
    public long CountOfMember(int member) => _responder.Workers.Sum(worker => worker.Counters.Members[member]);

    /// <summary>Stops listening, answers what has arrived, and returns when every loop has ended.</summary>
    public void Stop()
    {
        foreach (var transport in _datagrams)
            transport.Close();
        _streams.Close();
        var deadline = Environment.TickCount64 + (long)LoopPatience.TotalMilliseconds;
        foreach (var thread in _threads)
            thread.Join((int)Math.Max(0, deadline - Environment.TickCount64));
    }

    public void Dispose()
    {
        Stop();
        foreach (var transport in _datagrams)
            transport.Dispose();
        _streams.Dispose();
    }

    /// <summary>Queries so far, and what came of them.</summary>
    public CounterTotals ReadCounters() => _responder.ReadCounters();

    /// <summary>What the receive loops have counted so far.</summary>
    public DatagramCounters ReadDatagramCounters() =>
        _datagrams.Aggregate(default(DatagramCounters), (sum, transport) => sum + transport.ReadCounters());

    private IReadOnlyList<DatagramTransport> CreateLoops(IPEndPoint endPoint)
    {
        // The processor count knows the quota of a container, the CPU list the CPUs it may use.
        var workers = _workers ?? Environment.ProcessorCount;
        if (Io == IoKind.Sockets)
            return SocketTransports.CreateLoops(endPoint, workers, _responder, _datagramOptions, _logger);
        var cpus = CpuAffinity.ReadCpus();
        // More loops than CPUs share them in turn.
        int[] seats = [.. Enumerable.Range(0, workers).Select(loop => cpus[loop % cpus.Length])];
        return Io == IoKind.Uring
            ? UringTransports.CreateLoops(endPoint, seats, _responder, _datagramOptions, _logger)
            : MmsgTransports.CreateLoops(endPoint, seats, _responder, _datagramOptions, _logger);
    }

    private static IoKind ChooseIo(ServerSettings settings, ILogger logger)
    {
        var otherwise = OperatingSystem.IsLinux() ? IoKind.Mmsg : IoKind.Sockets;
        var io = settings.Io == IoKind.Auto ? otherwise : settings.Io;
        if (io == IoKind.Uring && !UringSupport.IsAvailable(out var reason))
        {
            io = otherwise;
            ServerLog.UringUnavailable(logger, reason, IoKindName.Of(io));
        }
        if (settings.SteersByCpu && io == IoKind.Sockets)
            ServerLog.NotSteered(logger, "'steering: cpu' needs loops kept on CPUs: 'io: mmsg' or 'io: uring'");
        return io;
    }

    private void Run(DatagramTransport transport)
    {
        try
        {
            transport.Run();
        }
#pragma warning disable CA1031 // A loop that ends by itself leaves an address without answers, whatever the reason.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ServerLog.LoopFailed(_logger, transport.EndPoint, failure);
            _failed.TrySetResult();
        }
    }
}
