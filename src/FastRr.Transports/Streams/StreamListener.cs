using System.Net;
using System.Net.Sockets;
using FastRr.Transports.Setup;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports.Streams;

/// <summary>One listening socket and its accept loop.</summary>
internal sealed class StreamListener(
    StreamTransport owner, IPEndPoint endPoint, TimeProvider timeProvider, ILogger logger) : IDisposable
{
    /// <summary>Descriptors or memory have run out: wait for some connections to end.</summary>
    private static readonly TimeSpan ExhaustionPause = TimeSpan.FromMilliseconds(100);

    private readonly RareEvent _rare = new();
    private Socket? _socket;
    private IPEndPoint? _bound;

    /// <summary>As it is bound.</summary>
    public IPEndPoint LocalEndPoint => _bound ?? endPoint;

    public void Open(int backlog)
    {
        Socket socket;
        try
        {
            socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        }
        catch (SocketException failure)
        {
            throw SocketSetup.Explain(failure, endPoint, "tcp");
        }
        try
        {
            if (endPoint.AddressFamily == AddressFamily.InterNetworkV6)
                socket.DualMode = false;
            SocketSetup.SetFreeBind(socket);
            SocketSetup.Bind(socket, endPoint, "tcp");
            Listen(socket, backlog);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        _bound = (IPEndPoint)socket.LocalEndPoint!;
        _socket = socket;
    }

    public void Start() => _ = AcceptAsync(_socket!);

    public void Dispose() => _socket?.Dispose();

    private void Listen(Socket socket, int backlog)
    {
        try
        {
            socket.Listen(backlog);
        }
        catch (SocketException failure)
        {
            // Linux says only here that another socket listens on the same address.
            throw SocketSetup.Explain(failure, endPoint, "tcp");
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        while (!owner.IsClosed)
        {
            try
            {
                owner.Admit(await listener.AcceptAsync().ConfigureAwait(false));
            }
            catch (Exception) when (owner.IsClosed)
            {
                return;
            }
            catch (SocketException failure) when (failure.SocketErrorCode
                is SocketError.ConnectionReset or SocketError.ConnectionAborted)
            {
                // accept(2): the client has gone already.
            }
            catch (Exception failure)
            {
                if (_rare.IsDue())
                    TransportLog.AcceptFailed(logger, LocalEndPoint, failure.Message);
                await Task.Delay(ExhaustionPause, timeProvider).ConfigureAwait(false);
            }
        }
    }
}
