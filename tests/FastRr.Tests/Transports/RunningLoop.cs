using System.Net;
using FastRr.Engine;
using FastRr.Transports;
using FastRr.Transports.Linux;
using FastRr.Transports.Linux.Uring;
using FastRr.Transports.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FastRr.Tests.Transports;

/// <summary>A transport that is open and runs on a thread of its own until disposed.</summary>
internal sealed class RunningLoop : IDisposable
{
    /// <summary>Only a broken loop takes so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Thread _thread;

    public RunningLoop(DatagramTransport transport)
    {
        Transport = transport;
        transport.Open();
        _thread = new Thread(transport.Run) { IsBackground = true };
        _thread.Start();
    }

    public DatagramTransport Transport { get; }

    public IPEndPoint EndPoint => Transport.LocalEndPoint;

    public static RunningLoop Start(LoopKind kind, IPAddress address, DatagramOptions? options = null) =>
        new(Create(kind, new IPEndPoint(address, 0), options ?? new DatagramOptions()));

    public static DatagramTransport Create(
        LoopKind kind, IPEndPoint endPoint, DatagramOptions options, Responder? responder = null)
    {
        responder ??= new Responder(new ResponderOptions());
        return kind switch
        {
            LoopKind.Mmsg => new MmsgTransport(
                endPoint, responder.CreateWorker(), options, cpu: null, NullLogger.Instance),
            LoopKind.Uring => new UringTransport(
                endPoint, responder.CreateWorker(), options, cpu: null, NullLogger.Instance),
            LoopKind.Blocking => new BlockingSocketTransport(
                endPoint, responder.CreateWorker(), options, NullLogger.Instance),
            _ => new EventSocketTransport(
                endPoint,
                [responder.CreateWorker(), responder.CreateWorker()],
                options,
                sharesSocket: kind == LoopKind.EventOnOneSocket,
                NullLogger.Instance),
        };
    }

    /// <summary>Closes, and waits until Run has returned.</summary>
    public void Stop()
    {
        Transport.Close();
        Assert.True(_thread.Join(Patience), "Run did not return after Close.");
    }

    public void Dispose() => Stop();
}
