using System.Net;
using FastRr.Engine;
using FastRr.Transports.Linux.Native;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports.Linux.Uring;

/// <summary>
/// Datagrams by io_uring: one receive that stays and takes provided buffers, answers in place, and a batch of sends
/// handed over with the same system call that lets the kernel receive more.
/// </summary>
/// <remarks>
/// A send is never waited for (MSG_DONTWAIT): when the kernel has taken it, it is over, and only a failure leaves a
/// completion. So a buffer goes back once the call that handed its send over has returned.
/// </remarks>
internal sealed unsafe class UringTransport(
    IPEndPoint endPoint, ResponderWorker worker, DatagramOptions options, int? cpu, ILogger logger)
    : PinnedTransport(endPoint, worker, options, cpu, logger)
{
    private const ulong SendData = 0;
    private const ulong ReceiveData = 1;
    private const ulong AlarmData = 2;
    private const ulong CancelData = 3;

    /// <summary>Beside a batch of sends: the receive, the alarm, a cancellation.</summary>
    private const int OtherRequests = 3;

    private LoopAlarm? _alarm;
    private UringRing? _ring;
    private UringBuffers? _buffers;
    private UringQueues? _queues;
    private SendHeaders? _headers;

    // Numbers of the buffers that are not offered, in the order they were taken: from _returned to _answered their
    // sends are staged or handed over, from there to _taken they wait for an answer.
    private uint[] _arrivals = [];
    private uint _returned;
    private uint _answered;
    private uint _taken;

    private bool _isReceiving;
    private bool _isEnabled;
    private int _sends;
    private int _failedSends;
    private int _sendError;

    /// <summary>For each loop; a power of two. Set before it is opened.</summary>
    public int BufferCount { get; init; } = UringBuffers.DefaultCount;

    protected override void Bind()
    {
        base.Bind();
        var requests = Options.Batch + OtherRequests;
        _alarm = new LoopAlarm();
        _buffers = new UringBuffers(BufferCount, Options.MessageOctets, IsIPv6, IsWildcard);
        // All buffers taken and a batch of sends failed, with the ends of two receives: never more lie there unread,
        // for each batch reads them all.
        _ring = new UringRing(requests, BufferCount + (2 * requests));
        _ring.RegisterDescriptor(Handle);
        _ring.RegisterBuffers(_buffers.Ring, BufferCount);
        _queues = new UringQueues(_ring);
        _headers = IsWildcard ? new SendHeaders(Options.Batch) : null;
        _arrivals = new uint[BufferCount];
    }

    protected override void Begin()
    {
        _ring!.Enable();
        _isEnabled = true;
        StageAlarm(ref _queues!.Stage());
    }

    protected override void Wake() => _alarm!.Set();

    protected override void Release()
    {
        if (_isEnabled && _isReceiving)
            CancelReceive(_queues!);
        // The end of a ring is worked off behind our back: what it does not know any more, it does not hold open.
        _ring?.UnregisterDescriptor();
        base.Release();
        _ring?.Dispose();
        _buffers?.Dispose();
        _headers?.Dispose();
        _alarm?.Dispose();
    }

    protected override void RunBatch()
    {
        var queues = _queues!;
        var isClosing = IsClosing;
        // Armed with few buffers, it would end at once.
        if (!_isReceiving && _taken - _returned <= (uint)BufferCount / 2)
            StageReceive(ref queues.Stage());
        // Sends are counted, and their buffers returned, before the loop waits for more.
        var isIdle = _isReceiving && queues.Staged == 0 && _taken == _answered && !isClosing;
        var before = _taken;
        var error = queues.Enter(isIdle ? 1 : 0);
        var failure = TakeCompletions(queues);
        if (queues.Staged == 0)
            SettleSends();
        if (_taken != before)
            RenewPatience();
        if (failure != 0)
            HandleFailedReceive(failure);
        if (!IsHarmless(error))
            HandleFailedEnter(error);
        if (queues.Staged == 0 && _taken != _answered)
            AnswerBatch(queues);
        // The kernel was asked for more after the close, and had nothing: the socket is empty.
        IsDrained |= isClosing && _isReceiving && _taken == before && _taken == _answered && queues.Staged == 0;
    }

    /// <summary>EBUSY: completions have to be read first. EINTR: a signal.</summary>
    private static bool IsHarmless(int error) => error is 0 or Errno.Busy or Errno.Interrupted;

    private void HandleFailedEnter(int error)
    {
        // The end of the receive may be among completions that were lost; two of them do no harm.
        _isReceiving &= error != Errno.BadRequestDescriptor;
        HandleFailedReceive(error);
    }

    /// <returns>Why the receive ended, as errno counts; 0 where it did not, or for want of buffers.</returns>
    private int TakeCompletions(UringQueues queues)
    {
        var failure = 0;
        while (queues.TryTake(out var completion))
        {
            if (completion.UserData == ReceiveData)
            {
                if (completion.HasBuffer)
                    TakeArrival(in completion);
                else if (-completion.Result is not Errno.NoBuffers)
                    failure = -completion.Result;
                // Also an empty datagram ends it.
                _isReceiving &= completion.HasMore;
            }
            else if (completion.UserData == SendData && completion.Result < 0)
            {
                _failedSends++;
                _sendError = -completion.Result;
            }
        }
        return failure;
    }

    private void TakeArrival(in UringCompletion completion)
    {
        var octets = completion.Result - _buffers!.MessageOffset;
        _arrivals[_taken++ & (uint)(BufferCount - 1)] = (uint)completion.Buffer << 16 | (uint)Math.Max(octets, 0);
        Counters.Received++;
    }

    /// <summary>All that was staged has been taken by the kernel, and every failure been read.</summary>
    private void SettleSends()
    {
        Counters.Sent += _sends - _failedSends;
        if (_failedSends > 0)
            CountFailedSends(_failedSends, _sendError);
        _sends = 0;
        _failedSends = 0;
        if (_returned == _answered)
            return;
        for (; _returned != _answered; _returned++)
            _buffers!.Offer((ushort)(_arrivals[_returned & (uint)(BufferCount - 1)] >> 16));
        _buffers!.Publish();
    }

    private void AnswerBatch(UringQueues queues)
    {
        var buffers = _buffers!;
        var at = _answered;
        // A batch that fails is lost, not tried again.
        _answered += Math.Min(_taken - _answered, (uint)Options.Batch);
        var end = _answered;
        Worker.BeginBatch();
        // One alone gains nothing: there is nothing to wait for meanwhile.
        for (var i = at; i != end && end - at > 1; i++)
        {
            var arrival = _arrivals[i & (uint)(BufferCount - 1)];
            var message = buffers.Message(buffers.Received((int)(arrival >> 16)));
            Worker.Touch(new ReadOnlySpan<byte>(message, (ushort)arrival));
        }
        for (; at != end; at++)
        {
            var arrival = _arrivals[at & (uint)(BufferCount - 1)];
            Answer(queues, buffers, buffers.Received((int)(arrival >> 16)), (ushort)arrival);
        }
    }

    private void Answer(UringQueues queues, UringBuffers buffers, UringReceived* received, int length)
    {
        var peer = UringBuffers.Peer(received);
        var message = buffers.Message(received);
        var requestor = PeerAddress.ToRequestor(new ReadOnlySpan<byte>(peer, MmsgBuffers.PeerOctets), IsIPv6);
        var octets = Answering.Answer(
            Worker, new Span<byte>(message, buffers.MessageRoom), length, in requestor);
        if (octets <= 0)
            return;
        ref var submission = ref queues.Stage();
        submission.Flags = UringSubmission.RegisteredFile | UringSubmission.SilentSuccess;
        submission.MessageFlags = MessageCalls.DontWait;
        submission.UserData = SendData;
        if (_headers is null)
        {
            submission.Operation = UringSubmission.Send;
            submission.Destination = peer;
            submission.DestinationLength = (ushort)received->NameLength;
            submission.Address = message;
            submission.Length = (uint)octets;
        }
        else
        {
            ref var header = ref _headers.Fill(_sends, message, octets);
            header.Name = peer;
            header.NameLength = received->NameLength;
            header.Control = buffers.Control(received);
            header.ControlLength = received->ControlLength;
            PacketInfo.TurnRound(ref header);
            submission.Operation = UringSubmission.SendMessage;
            submission.Address = _headers.At(_sends);
            submission.Length = 1;
        }
        _sends++;
    }

    private void StageReceive(ref UringSubmission submission)
    {
        submission.Operation = UringSubmission.ReceiveMessage;
        submission.Flags = UringSubmission.RegisteredFile | UringSubmission.SelectsBuffer;
        submission.SocketFlags = UringSubmission.Multishot;
        submission.Address = _buffers!.Receive;
        submission.Length = 1;
        submission.UserData = ReceiveData;
        _isReceiving = true;
    }

    private void StageAlarm(ref UringSubmission submission)
    {
        submission.Operation = UringSubmission.Poll;
        submission.Descriptor = _alarm!.Descriptor;
        submission.MessageFlags = UringSubmission.Readable;
        submission.UserData = AlarmData;
    }

    /// <summary>Ends the receive. It completes once more, and then no request holds the socket.</summary>
    private void CancelReceive(UringQueues queues)
    {
        ref var submission = ref queues.Stage();
        submission.Operation = UringSubmission.Cancel;
        submission.Address = (void*)ReceiveData;
        submission.UserData = CancelData;
        do
        {
            if (!IsHarmless(queues.Enter(1)))
                return;
            TakeCompletions(queues);
        }
        while (_isReceiving);
    }
}
