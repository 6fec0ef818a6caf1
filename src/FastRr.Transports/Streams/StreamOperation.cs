using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace FastRr.Transports.Streams;

/// <summary>
/// One receive or send at a time, awaited without objects and without exceptions: a peer that resets its connection
/// costs no more than one that closes it.
/// </summary>
internal sealed class StreamOperation() : SocketAsyncEventArgs(true), IValueTaskSource<int>
{
    private ManualResetValueTaskSourceCore<int> _core;

    private int Result => SocketError == SocketError.Success ? BytesTransferred : -1;

    /// <returns>Octets received; 0 at the end of the stream, or at once for an empty buffer when there is something;
    /// -1 on failure.</returns>
    public ValueTask<int> ReceiveAsync(Socket socket, Memory<byte> buffer)
    {
        try
        {
            SetBuffer(buffer);
            return Completion(socket.ReceiveAsync(this));
        }
        catch (ObjectDisposedException)
        {
            return new ValueTask<int>(-1);
        }
    }

    /// <returns>The octets of <paramref name="buffer"/>, all sent; -1 on failure.</returns>
    public ValueTask<int> SendAsync(Socket socket, Memory<byte> buffer)
    {
        try
        {
            SetBuffer(buffer);
            return Completion(socket.SendAsync(this));
        }
        catch (ObjectDisposedException)
        {
            return new ValueTask<int>(-1);
        }
    }

    /// <summary>Lets go of the last buffer.</summary>
    public void Clear() => SetBuffer(Memory<byte>.Empty);

    int IValueTaskSource<int>.GetResult(short token)
    {
        var result = _core.GetResult(token);
        _core.Reset();
        return result;
    }

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    protected override void OnCompleted(SocketAsyncEventArgs e) => _core.SetResult(Result);

    private ValueTask<int> Completion(bool isPending) =>
        isPending ? new ValueTask<int>(this, _core.Version) : new ValueTask<int>(Result);
}
