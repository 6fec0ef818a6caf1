using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using FastRr.Engine;
using FastRr.Transports.Linux.Native;
using FastRr.Transports.Linux.Steering;
using FastRr.Transports.Setup;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports.Linux;

/// <summary>
/// One socket, one thread kept on one CPU, batches by system calls: what all loops of Linux have in common, but for
/// the batch itself.
/// </summary>
internal abstract class PinnedTransport : DatagramTransport
{
    /// <summary>
    /// Most batches between close and the end: 512 of 16 are more than a full receive buffer of 4 MiB holds (5 500
    /// queries at 768 octets each with the kernel's overhead). What comes later has arrived after the close.
    /// </summary>
    private const int DrainBatches = 512;

    /// <summary>Written by the loop's thread alone.</summary>
    protected LoopCounters Counters;

    private readonly ILogger _logger;
    private readonly RareEvent _rare = new();
    private readonly int? _cpu;
    private DatagramSocket? _socket;
    private ReceivePatience _patience;

    /// <param name="endPoint">Where to listen. On a wildcard, responses leave from the address that was asked.</param>
    /// <param name="worker">The loop's own.</param>
    /// <param name="options">Set <see cref="DatagramOptions.ReusePort"/> where several loops share the end
    /// point.</param>
    /// <param name="cpu">The thread that runs the loop is kept on this CPU; null: on any.</param>
    /// <param name="logger">Told of rare events.</param>
    protected PinnedTransport(
        IPEndPoint endPoint, ResponderWorker worker, DatagramOptions options, int? cpu, ILogger logger)
        : base(endPoint, options)
    {
        Worker = worker;
        _logger = logger;
        _cpu = cpu;
        IsIPv6 = endPoint.AddressFamily == AddressFamily.InterNetworkV6;
        IsWildcard = endPoint.Address.Equals(IPAddress.Any) || endPoint.Address.Equals(IPAddress.IPv6Any);
    }

    /// <summary>
    /// Says which socket of the end point a datagram goes to; for the loop that is opened last. Null: the kernel
    /// spreads peers by a hash.
    /// </summary>
    public FilterInstruction[]? Steering { get; init; }

    protected ResponderWorker Worker { get; }

    protected bool IsIPv6 { get; }

    protected bool IsWildcard { get; }

    /// <summary>The socket's descriptor, once it is bound.</summary>
    protected int Handle { get; private set; }

    /// <summary>Set by the loop after <see cref="DatagramTransport.Close"/>: the socket is empty.</summary>
    protected bool IsDrained { get; set; }

    public override DatagramCounters ReadCounters() => Counters.Read(_socket?.ReadDrops() ?? 0);

    protected override void Bind()
    {
        _socket = DatagramSocket.Open(EndPoint, Options, IsWildcard ? PacketInfo.Enable : null);
        LocalEndPoint = _socket.LocalEndPoint;
        Handle = (int)_socket.Socket.SafeHandle.DangerousGetHandle();
        if (Steering is { } program && !CpuSteering.TryAttach(_socket.Socket, program, out var reason))
            TransportLog.NotSteered(_logger, EndPoint, reason);
    }

    protected override void RunLoop()
    {
        if (_cpu is { } cpu && !CpuAffinity.TryPinThread(cpu, out var reason))
            TransportLog.NotPinned(_logger, reason);
        Begin();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        while (!IsClosing)
        {
            RunGuarded();
            Counters.CountAllocations(allocated);
        }
        for (var i = 0; i < DrainBatches && !IsDrained; i++)
            RunGuarded();
    }

    /// <summary>What only the loop's own thread can do before the first batch.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Receives, answers and sends what is there; waits where nothing is.</summary>
    protected abstract void RunBatch();

    protected override void Wake() => _socket!.ShutdownReceive();

    protected override void Release() => _socket?.Dispose();

    /// <summary>A receive succeeded.</summary>
    protected void RenewPatience() => _patience.Renew();

    /// <param name="count">Responses that the kernel refused.</param>
    /// <param name="error">Why the last of them.</param>
    protected void CountFailedSends(int count, int error)
    {
        Counters.SendFailures += count;
        if (_rare.IsDue())
        {
            TransportLog.SendFailed(
                _logger, LocalEndPoint, Counters.SendFailures, Marshal.GetPInvokeErrorMessage(error));
        }
    }

    protected void HandleFailedReceive(int error)
    {
        if (error is Errno.Interrupted)
            return;
        IsDrained = IsClosing;
        if (IsClosing)
            return;
        Counters.ReceiveErrors++;
        if (!_patience.IsEndedByFailure())
            return;
        if (_rare.IsDue())
            TransportLog.ReceiveFailed(_logger, LocalEndPoint, Marshal.GetPInvokeErrorMessage(error));
        ReceivePatience.Pause();
    }

    private void RunGuarded()
    {
        try
        {
            RunBatch();
        }
        catch (Exception failure)
        {
            if (_rare.IsDue())
                TransportLog.BatchLost(_logger, LocalEndPoint, failure);
        }
    }
}
