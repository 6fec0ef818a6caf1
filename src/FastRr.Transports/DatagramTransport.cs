using System.Net;
using System.Net.Sockets;

namespace FastRr.Transports;

/// <summary>
/// Datagrams at one local end point, answered by one receive loop with a worker of its own.
/// <see cref="Open"/> binds, <see cref="Run"/> answers until <see cref="Close"/>.
/// </summary>
public abstract class DatagramTransport : IDisposable
{
    private const int NotOpen = 0;
    private const int Opened = 1;
    private const int Running = 2;
    private const int Closed = 3;

    private int _state;

    protected DatagramTransport(IPEndPoint endPoint, DatagramOptions options)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        ArgumentNullException.ThrowIfNull(options);
        EndPoint = endPoint;
        LocalEndPoint = endPoint;
        Options = options;
    }

    /// <summary>The end point as it was configured.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>The end point as it is bound: differs from <see cref="EndPoint"/> where that has port 0.</summary>
    public IPEndPoint LocalEndPoint { get; protected set; }

    protected DatagramOptions Options { get; }

    /// <summary>True once <see cref="Close"/> was called: the loop answers what it holds and ends.</summary>
    protected bool IsClosing => Volatile.Read(ref _state) == Closed;

    /// <summary>
    /// What the loop has counted so far. From any thread; each count is exact, together they may be a batch apart.
    /// </summary>
    public abstract DatagramCounters ReadCounters();

    /// <summary>Binds. The kernel queues datagrams from here on.</summary>
    /// <exception cref="SocketException">The end point can't be bound; the text names it and says why.</exception>
    public void Open()
    {
        if (Volatile.Read(ref _state) != NotOpen)
            throw new InvalidOperationException($"{EndPoint} was opened before.");
        try
        {
            Bind();
        }
        catch
        {
            Release();
            throw;
        }
        Volatile.Write(ref _state, Opened);
    }

    /// <summary>Answers on the calling thread until <see cref="Close"/>; returns at once if that came first.</summary>
    public void Run()
    {
        var state = Interlocked.CompareExchange(ref _state, Running, Opened);
        if (state == Closed)
            return;
        if (state != Opened)
            throw new InvalidOperationException($"{EndPoint} is not open, or runs already.");
        try
        {
            RunLoop();
        }
        finally
        {
            Volatile.Write(ref _state, Closed);
            Release();
        }
    }

    /// <summary>
    /// Ends <see cref="Run"/> from any thread: what the socket holds is answered first. May be called twice.
    /// </summary>
    public void Close()
    {
        switch (Interlocked.Exchange(ref _state, Closed))
        {
            case Running:
                Wake();
                break;
            case Opened:
                Release();
                break;
        }
    }

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes and binds the socket, and all the loop will need. Sets <see cref="LocalEndPoint"/>.</summary>
    protected abstract void Bind();

    /// <summary>Runs batches until <see cref="IsClosing"/>. No exception of a query leaves it.</summary>
    protected abstract void RunLoop();

    /// <summary>
    /// Makes a loop that waits for datagrams see <see cref="IsClosing"/>. From any thread, perhaps after the loop's
    /// end.
    /// </summary>
    protected abstract void Wake();

    /// <summary>
    /// Gives back what there is of sockets and buffers; the loop is over or never began, or <see cref="Bind"/> failed.
    /// </summary>
    protected abstract void Release();
}
