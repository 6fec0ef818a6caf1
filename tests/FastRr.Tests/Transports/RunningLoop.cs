using System.Net;
using FastRr.Engine;
using FastRr.Testing.Tools;
using FastRr.Transports;
using FastRr.Transports.Linux;
using FastRr.Transports.Linux.Uring;
using FastRr.Transports.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FastRr.Tests.Transports;

/// <summary>A transport that is open and runs on a thread of its own until disposed.</summary>
internal sealed class RunningLoop : IDisposable
{
    /// <summary>Only a broken loop takes so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Thread _thread;

    public RunningLoop(DatagramTransport transport, bool isOpen = false)
    {
        Transport = transport;
        if (!isOpen)
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
        Require(kind);
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

    /// <summary>A loop for each CPU, on one end point. Only for loops of Linux.</summary>
    public static IReadOnlyList<DatagramTransport> CreatePinned(
        LoopKind kind, IPEndPoint endPoint, int[] cpus, DatagramOptions options, ILogger? logger = null)
    {
        Require(kind);
        var responder = new Responder(new ResponderOptions());
        logger ??= NullLogger.Instance;
        return kind == LoopKind.Uring
            ? UringTransports.CreateLoops(endPoint, cpus, responder, options, logger)
            : MmsgTransports.CreateLoops(endPoint, cpus, responder, options, logger);
    }

    /// <summary>Skips the test where the kernel has no such loop, or fails where CI is true.</summary>
    public static void Require(LoopKind kind)
    {
        if (kind != LoopKind.Uring || UringSupport.IsAvailable(out var reason))
            return;
        if (Tool.IsCi)
            Assert.Fail(reason);
        Assert.Skip(reason);
    }

    /// <summary>Closes, and waits until Run has returned.</summary>
    public void Stop()
    {
        Transport.Close();
        Assert.True(_thread.Join(Patience), "Run did not return after Close.");
    }

    public void Dispose() => Stop();
}
