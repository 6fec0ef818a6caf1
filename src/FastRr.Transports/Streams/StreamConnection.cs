using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using FastRr.Engine;

namespace FastRr.Transports.Streams;

/// <summary>
/// One TCP connection (RFC 7766): receive, answer in order, send, again. Pooled with its pipes and its socket
/// operation; the pipes rent their memory when there are octets to hold.
/// </summary>
internal sealed class StreamConnection : IThreadPoolWorkItem, IDisposable
{
    /// <summary>A hundred queries of the usual size.</summary>
    private const int InputOctets = 4 << 10;

    /// <summary>As much as is mostly sent at a time: one segment is one system call.</summary>
    private const int OutputOctets = 16 << 10;

    /// <summary>
    /// Receives before others get the thread: about 2000 queries, 2 ms. A client that never pauses would keep it else.
    /// </summary>
    private const int ReceivesInTurn = 16;

    private readonly StreamTransport _owner;
    private readonly Pipe _input = CreatePipe(InputOctets);
    private readonly Pipe _output = CreatePipe(OutputOctets);
    private readonly StreamOperation _operation = new();
    private Socket? _socket;
    private Requestor _requestor;
    private int _slot;
    private bool _holdsInput;

    public StreamConnection(StreamTransport owner) => _owner = owner;

    public void Start(Socket socket, int slot, in Requestor requestor)
    {
        _socket = socket;
        _slot = slot;
        _requestor = requestor;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void Execute() => _ = RunAsync(_socket!);

    public void Dispose() => _operation.Dispose();

    private async Task RunAsync(Socket socket)
    {
        try
        {
            await ServeAsync(socket).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _owner.ReportLostConnection(failure);
        }
        socket.Dispose();
        _owner.Table.Remove(_slot, socket);
        Reset();
        _owner.Connections.Return(this);
    }

    private async Task ServeAsync(Socket socket)
    {
        var outcome = StreamOutcome.NeedsInput;
        for (var receives = 1; outcome != StreamOutcome.MustClose; receives++)
        {
            if (receives % ReceivesInTurn == 0)
                await Task.Yield();
            // A connection that is idle holds no buffer while it waits.
            if (!_holdsInput && await _operation.ReceiveAsync(socket, Memory<byte>.Empty).ConfigureAwait(false) < 0)
                return;
            var received = await _operation.ReceiveAsync(socket, _input.Writer.GetMemory()).ConfigureAwait(false);
            if (received <= 0)
                return;
            _input.Writer.Advance(received);
            await _input.Writer.FlushAsync().ConfigureAwait(false);
            do
            {
                outcome = AnswerHeld();
                await _output.Writer.FlushAsync().ConfigureAwait(false);
                while (_output.Reader.TryRead(out var pending))
                {
                    foreach (var segment in pending.Buffer)
                    {
                        _owner.Table.MarkSend(_slot, _owner.Now);
                        var sent = await _operation.SendAsync(socket, Writable(segment)).ConfigureAwait(false);
                        _owner.Table.MarkSend(_slot, 0);
                        if (sent < 0)
                            return;
                    }
                    _output.Reader.AdvanceTo(pending.Buffer.End);
                }
            }
            while (outcome == StreamOutcome.NeedsFlush);
        }
    }

    private StreamOutcome AnswerHeld()
    {
        if (!_input.Reader.TryRead(out var read))
            return StreamOutcome.NeedsInput;
        var input = read.Buffer;
        var worker = _owner.Workers.Get();
        StreamOutcome outcome;
        int answered;
        try
        {
            outcome = worker.Answer(ref input, _output.Writer, in _requestor, out answered);
        }
        finally
        {
            _owner.Workers.Return(worker);
        }
        _holdsInput = !input.IsEmpty;
        _input.Reader.AdvanceTo(input.Start, outcome == StreamOutcome.NeedsFlush ? input.Start : input.End);
        if (answered > 0)
            _owner.Table.Touch(_slot, _owner.Now);
        return outcome;
    }

    // SAFETY: a pipe's memory is writable memory that the pipe rented; this only lifts the read-only view of it, for
    // which SocketAsyncEventArgs has no overload. Sending does not write to it.
    private static Memory<byte> Writable(ReadOnlyMemory<byte> segment) => MemoryMarshal.AsMemory(segment);

    private void Reset()
    {
        _operation.Clear();
        _holdsInput = false;
        _socket = null;
        ResetPipe(_input);
        ResetPipe(_output);
    }

    /// <summary>A pipe that never waits: this class reads all it has written before it writes again.</summary>
    private static Pipe CreatePipe(int segmentOctets) => new(new PipeOptions(
        readerScheduler: PipeScheduler.Inline,
        writerScheduler: PipeScheduler.Inline,
        pauseWriterThreshold: 0,
        resumeWriterThreshold: 0,
        minimumSegmentSize: segmentOctets,
        useSynchronizationContext: false));

    private static void ResetPipe(Pipe pipe)
    {
        pipe.Writer.Complete();
        pipe.Reader.Complete();
        pipe.Reset();
    }
}
