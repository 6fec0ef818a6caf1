using System.Net;
using System.Runtime.InteropServices;
using FastRr.Engine;
using FastRr.Transports.Linux.Native;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports.Linux;

/// <summary>
/// Batches of datagrams by recvmmsg and sendmmsg: one system call each way for up to
/// <see cref="DatagramOptions.Batch"/> queries, answered in the buffer they came in.
/// </summary>
internal sealed unsafe class MmsgTransport(
    IPEndPoint endPoint, ResponderWorker worker, DatagramOptions options, int? cpu, ILogger logger)
    : PinnedTransport(endPoint, worker, options, cpu, logger)
{
    private MmsgBuffers? _buffers;
    private int _used;

    protected override void Bind()
    {
        base.Bind();
        _buffers = new MmsgBuffers(Options.Batch, Options.MessageOctets, IsWildcard);
    }

    protected override void Release()
    {
        base.Release();
        _buffers?.Dispose();
    }

    protected override void RunBatch()
    {
        var buffers = _buffers!;
        buffers.PrepareReceive(_used);
        _used = 0;
        var received = MessageCalls.Receive(
            Handle, buffers.Headers, (uint)buffers.Count, MessageCalls.WaitForOne, timeout: null);
        if (received <= 0)
        {
            _used = buffers.Count;
            HandleFailedReceive(received == 0 ? 0 : Marshal.GetLastPInvokeError());
            return;
        }
        _used = received;
        RenewPatience();
        var ready = Answer(buffers, received);
        if (ready > 0)
            Send(buffers.Headers, ready);
    }

    /// <summary>Answers in place; responses stand first, queries that get none last.</summary>
    private int Answer(MmsgBuffers buffers, int received)
    {
        Worker.BeginBatch();
        // One alone gains nothing: there is nothing to wait for meanwhile.
        for (var i = 0; i < received && received > 1; i++)
        {
            ref var message = ref buffers.Headers[i];
            Worker.Touch(new ReadOnlySpan<byte>(message.Header.Vectors->Base, (int)message.Length));
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
            var requestor = PeerAddress.ToRequestor(peer, IsIPv6);
            var octets = Answering.Answer(
                Worker, new Span<byte>(vector->Base, buffers.SlotOctets), (int)message.Length, in requestor);
            if (octets <= 0)
                continue;
            vector->Length = (nuint)octets;
            if (IsWildcard)
                PacketInfo.TurnRound(ref message.Header);
            if (ready != i)
                buffers.Swap(ready, i);
            ready++;
        }
        IsDrained = empty > 0 && IsClosing;
        Counters.Received += received - empty;
        return ready;
    }

    private void Send(BatchHeader* messages, int count)
    {
        var sent = 0;
        var mayRetry = true;
        var error = 0;
        for (var at = 0; at < count;)
        {
            var result = MessageCalls.Send(Handle, messages + at, (uint)(count - at), MessageCalls.DontWait);
            if (result > 0)
            {
                at += result;
                sent += result;
                continue;
            }
            error = Marshal.GetLastPInvokeError();
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
        Counters.Sent += sent;
        if (sent < count)
            CountFailedSends(count - sent, error);
    }
}
