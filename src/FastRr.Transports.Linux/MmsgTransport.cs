using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using FastRr.Engine;
using FastRr.Transports.Linux.Native;
using FastRr.Transports.Setup;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports.Linux;

/// <summary>
/// Batches of datagrams by recvmmsg and sendmmsg: one system call each way for up to
/// <see cref="DatagramOptions.Batch"/> queries, answered in the buffer they came in.
/// </summary>
public sealed unsafe class MmsgTransport : DatagramTransport
{
    /// <summary>
    /// Most batches between close and the end: 256 of 64 are more than a full receive buffer of 4 MiB holds (5 500
    /// queries at 768 octets each with the kernel's overhead). What comes later has arrived after the close.
    /// </summary>
    private const int DrainBatches = 256;

    private readonly ResponderWorker _worker;
    private readonly ILogger _logger;
    private readonly RareEvent _rare = new();
    private readonly bool _isIPv6;
    private readonly bool _isWildcard;
    private readonly int? _cpu;
    private DatagramSocket? _socket;
    private MmsgBuffers? _buffers;
    private int _handle;
    private int _used;
    private ReceivePatience _patience;
    private bool _isDrained;
    private LoopCounters _counters;

    /// <param name="endPoint">Where to listen. On a wildcard, responses leave from the address that was asked.</param>
    /// <param name="worker">The loop's own.</param>
    /// <param name="options">Set <see cref="DatagramOptions.ReusePort"/> where several loops share the end
    /// point.</param>
    /// <param name="cpu">The thread that runs the loop is kept on this CPU; null: on any.</param>
    /// <param name="logger">Told of rare events.</param>
    public MmsgTransport(
        IPEndPoint endPoint, ResponderWorker worker, DatagramOptions options, int? cpu, ILogger logger)
        : base(endPoint, options)
    {
        _worker = worker;
        _logger = logger;
        _cpu = cpu;
        _isIPv6 = endPoint.AddressFamily == AddressFamily.InterNetworkV6;
        _isWildcard = endPoint.Address.Equals(IPAddress.Any) || endPoint.Address.Equals(IPAddress.IPv6Any);
    }

    public override DatagramCounters ReadCounters() => _counters.Read(_socket?.ReadDrops() ?? 0);

    protected override void Bind()
    {
        _socket = DatagramSocket.Open(EndPoint, Options, _isWildcard ? PacketInfo.Enable : null);
        LocalEndPoint = _socket.LocalEndPoint;
        _handle = (int)_socket.Socket.SafeHandle.DangerousGetHandle();
        _buffers = new MmsgBuffers(Options.Batch, Options.MessageOctets, _isWildcard);
    }

    protected override void RunLoop()
    {
        if (_cpu is { } cpu && !CpuAffinity.TryPinThread(cpu, out var reason))
            TransportLog.NotPinned(_logger, reason);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        while (!IsClosing)
        {
            RunGuarded();
            _counters.CountAllocations(allocated);
        }
        for (var i = 0; i < DrainBatches && !_isDrained; i++)
            RunGuarded();
    }

    protected override void Wake() => _socket!.ShutdownReceive();

    protected override void Release()
    {
        _socket?.Dispose();
        _buffers?.Dispose();
    }

    private void RunGuarded()
    {
        try
        {
            RunBatch(_buffers!);
        }
        catch (Exception failure)
        {
            if (_rare.IsDue())
                TransportLog.BatchLost(_logger, LocalEndPoint, failure);
        }
    }

    private void RunBatch(MmsgBuffers buffers)
    {
        buffers.PrepareReceive(_used);
        _used = 0;
        var received = MessageCalls.Receive(
            _handle, buffers.Headers, (uint)buffers.Count, MessageCalls.WaitForOne, timeout: null);
        if (received <= 0)
        {
            _used = buffers.Count;
            HandleFailedReceive(received == 0 ? 0 : Marshal.GetLastPInvokeError());
            return;
        }
        _used = received;
        _patience.Renew();
        var ready = Answer(buffers, received);
        if (ready > 0)
            Send(buffers.Headers, ready);
    }

    /// <summary>Answers in place; responses stand first, queries that get none last.</summary>
    private int Answer(MmsgBuffers buffers, int received)
    {
        _worker.BeginBatch();
        for (var i = 0; i < received; i++)
        {
            ref var message = ref buffers.Headers[i];
            _worker.Touch(new ReadOnlySpan<byte>(message.Header.Vectors->Base, (int)message.Length));
        }
        var ready = 0;
        var empty = 0;
        for (var i = 0; i < received; i++)
        {
            ref var message = ref buffers.Headers[i];
            var vector = message.Header.Vectors;
            if (message.Header.NameLength == 0)
            {
                // No datagram is without a sender: the socket has been shut down and is empty.
                empty++;
                continue;
            }
            var peer = new ReadOnlySpan<byte>(message.Header.Name, MmsgBuffers.PeerOctets);
            var requestor = PeerAddress.ToRequestor(peer, _isIPv6);
            var octets = Answering.Answer(
                _worker, new Span<byte>(vector->Base, buffers.SlotOctets), (int)message.Length, in requestor);
            if (octets <= 0)
                continue;
            vector->Length = (nuint)octets;
            if (_isWildcard)
                PacketInfo.TurnRound(ref message.Header);
            if (ready != i)
                buffers.Swap(ready, i);
            ready++;
        }
        _isDrained = empty > 0 && IsClosing;
        _counters.Received += received - empty;
        return ready;
    }

    private void Send(BatchHeader* messages, int count)
    {
        var sent = 0;
        var mayRetry = true;
        for (var at = 0; at < count;)
        {
            var result = MessageCalls.Send(_handle, messages + at, (uint)(count - at), MessageCalls.DontWait);
            if (result > 0)
            {
                at += result;
                sent += result;
                continue;
            }
            var error = Marshal.GetLastPInvokeError();
            if (error == Errno.Interrupted)
                continue;
            if (error is Errno.TryAgain or Errno.NoBuffers or Errno.NoMemory)
            {
                // The queue is full: once more, then the rest is lost, as it would be in the queue.
                if (!mayRetry)
                    break;
                mayRetry = false;
                continue;
            }
            // EPERM (a firewall), EINVAL (port 0), EMSGSIZE, ENETUNREACH: this peer's matter alone.
            at++;
        }
        _counters.Sent += sent;
        if (sent < count)
            CountFailedSends(count - sent);
    }

    private void CountFailedSends(int count)
    {
        _counters.SendFailures += count;
        if (_rare.IsDue())
        {
            TransportLog.SendFailed(_logger, LocalEndPoint, _counters.SendFailures,
                Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
        }
    }

    private void HandleFailedReceive(int error)
    {
        if (error is Errno.Interrupted)
            return;
        _isDrained = IsClosing;
        if (IsClosing)
            return;
        _counters.ReceiveErrors++;
        if (!_patience.IsEndedByFailure())
            return;
        if (_rare.IsDue())
            TransportLog.ReceiveFailed(_logger, LocalEndPoint, Marshal.GetPInvokeErrorMessage(error));
        ReceivePatience.Pause();
    }
}
