using System.Net.Sockets;
using FastRr.Engine;

namespace FastRr.Transports.Sockets;

/// <summary>One receive in flight: takes a datagram, answers it, sends, receives again. One thread at a time.</summary>
internal sealed class EventSocketLoop : SocketAsyncEventArgs, IThreadPoolWorkItem
{
    private readonly EventSocketTransport _owner;
    private readonly Socket _socket;
    private readonly ResponderWorker _worker;
    private readonly HeldEndPoint _peer;
    private readonly byte[] _message;
    private LoopCounters _counters;
    private ReceivePatience _patience;

    public EventSocketLoop(EventSocketTransport owner, Socket socket, ResponderWorker worker, int messageOctets)
        : base(true) // No execution context: nothing here has one to restore.
    {
        _owner = owner;
        _socket = socket;
        _worker = worker;
        _peer = new HeldEndPoint(socket.AddressFamily);
        _message = GC.AllocateArray<byte>(messageOctets + Answering.Slack, pinned: true);
        RemoteEndPoint = _peer;
        SetBuffer(_message, 0, messageOctets);
    }

    public DatagramCounters ReadCounters() => _counters.Read(receiveDrops: 0);

    /// <summary>Receives until a receive has to wait; <see cref="OnCompleted"/> goes on from there.</summary>
    public void Execute()
    {
        try
        {
            while (!ReceiveWaits())
            {
                if (!RunGuarded())
                    return;
            }
        }
        catch (Exception failure) when (failure is ObjectDisposedException or SocketException)
        {
            // A receive can't even begin: the socket has gone.
            _owner.EndLoop();
        }
    }

    protected override void OnCompleted(SocketAsyncEventArgs e)
    {
        if (RunGuarded())
            Execute();
    }

    private bool ReceiveWaits()
    {
        _peer.Address.Size = _peer.Address.Buffer.Length;
        return _socket.ReceiveFromAsync(this);
    }

    /// <summary>Nothing escapes: an exception in a callback of the socket engine would end the process.</summary>
    /// <returns>False: the loop is over.</returns>
    private bool RunGuarded()
    {
        try
        {
            if (SocketError == SocketError.Success ? RunBatch() : IsAlive(SocketError))
                return true;
        }
        catch (Exception failure)
        {
            _owner.ReportLostBatch(failure);
            return true;
        }
        _owner.EndLoop();
        return false;
    }

    private bool RunBatch()
    {
        var length = BytesTransferred;
        // When the owner closes, either an empty datagram comes for each loop, or the socket is shut down and says
        // nothing.
        if (length == 0 && _owner.IsEnding)
            return false;
        _patience.Renew();
        _counters.Received++;
        var address = _peer.Address.Buffer.Span;
        if (!PeerAddress.HasPort(address))
            return true;
        // Whatever thread of the pool it runs on: what a batch allocates is told from what went before.
        var allocated = GC.GetAllocatedBytesForCurrentThread() - _counters.AllocatedOctets;
        _worker.BeginBatch();
        var requestor = PeerAddress.ToRequestor(address, _peer.AddressFamily == AddressFamily.InterNetworkV6);
        var octets = Answering.Answer(_worker, _message, length, in requestor);
        if (octets > 0)
            Send(octets);
        _counters.CountAllocations(allocated);
        return true;
    }

    private void Send(int octets)
    {
        try
        {
            _socket.SendTo(_message.AsSpan(0, octets), SocketFlags.None, _peer.Address);
            _counters.Sent++;
        }
        catch (SocketException failure)
        {
            _counters.SendFailures++;
            _owner.ReportFailedSend(failure);
        }
    }

    private bool IsAlive(SocketError error)
    {
        if (_owner.IsEnding
            || error is SocketError.OperationAborted or SocketError.Interrupted or SocketError.NotSocket)
            return false;
        // ICMP errors of earlier responses come up here on some systems: they concern one peer, not the socket.
        _counters.ReceiveErrors++;
        if (_patience.IsEndedByFailure())
        {
            _owner.ReportFailedReceive(error);
            ReceivePatience.Pause();
        }
        return true;
    }
}
