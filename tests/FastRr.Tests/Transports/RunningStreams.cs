using System.Net;
using FastRr.Engine;
using FastRr.Transports;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FastRr.Tests.Transports;

/// <summary>A TCP transport on a loopback port, with a clock that the test turns.</summary>
internal sealed class RunningStreams : IDisposable
{
    public RunningStreams(StreamOptions? options = null, IPAddress? address = null, Responder? responder = null)
    {
        Transport = new StreamTransport(
            [new IPEndPoint(address ?? IPAddress.Loopback, 0)],
            responder ?? new Responder(new ResponderOptions()),
            options ?? new StreamOptions(),
            Time,
            NullLogger.Instance);
        Transport.Open();
        Transport.Start();
    }

    public FakeTimeProvider Time { get; } = new();

    public StreamTransport Transport { get; }

    public IPEndPoint EndPoint => Transport.LocalEndPoints[0];

    public TestStream Connect(IPAddress? from = null) => new(EndPoint, from);

    /// <summary>Waits until so many are open.</summary>
    public void WaitForConnections(int count) => Assert.True(
        SpinWait.SpinUntil(() => Transport.ReadCounters().Open == count, RunningLoop.Patience),
        $"{Transport.ReadCounters().Open} connections are open, not {count}.");

    public void Dispose() => Transport.Dispose();
}
